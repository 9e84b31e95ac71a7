using Dib.Cli;
using Dib.Protocol;

// A kernel starts for every notebook, so nothing that it does not need is loaded before it.
if (args is ["kernel"] or ["kernel", "--no-cache"])
{
    Environment.Exit(await KernelServer.RunOnStandardStreamsAsync(useCache: args.Length == 1));
}

return await CommandLine.RunAsync(args);
