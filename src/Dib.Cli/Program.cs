using Dib.Cli;
using Dib.Protocol;

// A kernel starts for every notebook, so nothing that it does not need is loaded before it.
if (args is ["kernel"])
{
    Environment.Exit(await KernelServer.RunOnStandardStreamsAsync());
}

return await CommandLine.RunAsync(args);
