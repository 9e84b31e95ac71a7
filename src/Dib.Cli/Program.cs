using Dib.Cli;
using Dib.Protocol;

// A kernel starts for every notebook, so nothing that it does not need is loaded before it.
if (args is ["kernel", .. var options] && options.All(option => option is "--no-cache" or "--warm"))
{
    Environment.Exit(await KernelServer.RunOnStandardStreamsAsync(useCache: !options.Contains("--no-cache"), warmUp: options.Contains("--warm")));
}

return await CommandLine.RunAsync(args);
