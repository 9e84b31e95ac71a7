using Dib.Analysis;
using Dib.Protocol;
using Microsoft.DotNet.Interactive.Formatting;

namespace Dib.Kernel;

/// <summary>Writes a session's variables for an editor. Runs nothing of the notebook's but the formatters of its values.</summary>
internal sealed class ValueReader(Session session)
{
    // What earlier front ends ask for when they list variables.
    private const string Summary = "text/plain+summary";

    /// <summary>Answers a request for one or all.</summary>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    public KernelEvent Read(KernelCommand request) => request is RequestValue one ? Read(one) : List((RequestValueInfos)request);

    private ValueProduced Read(RequestValue request)
    {
        var variables = session.Variables.ToList();
        var variable = variables.Find(variable => variable.Name == request.Name)
            ?? throw new KeyNotFoundException($"There is no variable '{request.Name}'.{Nearest.Suggestion(request.Name, variables.Select(variable => variable.Name))}");
        return new ValueProduced(variable.Name, Write(variable.Value, request.MimeType));
    }

    private ValueInfosProduced List(RequestValueInfos request) => new([.. session.Variables.Select(variable => new ValueInfo(
        variable.TypeName,
        variable.Name,
        Short(variable.Value, request.MimeType),
        Formatter.MimeTypesOf(variable.Value)))]);

    private static FormattedValue Short(object? value, string? mimeType)
    {
        try
        {
            return mimeType is null or Formatter.Plain or Summary
                ? new FormattedValue(mimeType ?? Formatter.Plain, value is null ? "<null>" : PlainText.Shortened(value))
                : Write(value, mimeType);
        }
        catch (Exception error)
        {
            // One value that cannot be written, or that the running cell is changing, must not hide the others.
            return new FormattedValue(Formatter.Plain, $"<{error.GetType().Name}: {error.Message}>");
        }
    }

    private static FormattedValue Write(object? value, string? mimeType)
    {
        var text = Formatter.Format(value, mimeType is null ? [] : [mimeType])[0];
        return new FormattedValue(text.MimeType, text.Value);
    }
}
