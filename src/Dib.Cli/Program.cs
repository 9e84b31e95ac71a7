using Dib.Cli;
using Dib.Kernel;

// A kernel starts for every notebook, so nothing that it does not need is loaded before it.
if (args is ["kernel", .. var options] && KernelArguments.Read(options) is { } kernel)
    Environment.Exit(await KernelServer.RunOnStandardStreamsAsync(kernel.UseCache, kernel.WarmUp, kernel.ForEditor, kernel.Culture,
        kernel.IsInterruptible));

return await CommandLine.RunAsync(args);
