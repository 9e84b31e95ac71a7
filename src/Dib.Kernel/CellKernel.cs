using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using Tables;

namespace Dib.Kernel;

/// <summary>
/// The C# kernel in the original engine's core: in the place of its own, which compiles every cell anew. What a cell, an
/// extension or another kernel sends it, it takes as the original does; what it runs, the session runs.
/// </summary>
internal sealed class CellKernel :
    Microsoft.DotNet.Interactive.Kernel,
    IKernelCommandHandler<SubmitCode>,
    IKernelCommandHandler<RequestValueInfos>,
    IKernelCommandHandler<RequestValue>,
    IKernelCommandHandler<SendValue>
{
    private readonly Session _session;

    public CellKernel(Session session)
        : base(Documents.Kinds.CSharp)
    {
        _session = session;
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = "14.0";
        KernelInfo.DisplayName = "csharp - C# Script";
        KernelInfo.Description = "Compile and run C# Script";
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new CodeSubmissionReceived(command));
        context.Publish(new CompleteCodeSubmissionReceived(command));
        return _session.HandleAsync(command, context);
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced(
            [.. _session.Variables.Select(variable => new KernelValueInfo(variable.Name, FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType), variable.Type))],
            command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (_session.Variables.FirstOrDefault(variable => variable.Name == command.Name) is { } variable)
            context.Publish(new ValueProduced(variable.Value, command.Name, FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType), command));
        else
            context.Fail(command, message: $"Value '{command.Name}' not found in kernel {Name}");
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command, context, _session.SetAsync);
}
