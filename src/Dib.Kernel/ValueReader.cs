using Dib.Analysis;
using Dib.Kernel.Formatting;
using Dib.Protocol;
using Tables;

namespace Dib.Kernel;

/// <summary>Writes a session's variables for an editor. Runs nothing of the notebook's but the formatters of its values.</summary>
internal sealed class ValueReader(Session session)
{
    private const string Plain = "text/plain";

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
        Displays.MimeTypesOf(variable.Value)))]);

    private static FormattedValue Short(object? value, string? mimeType)
    {
        try
        {
            return mimeType is null or Plain or Summary
                ? new FormattedValue(mimeType ?? Plain, value is null ? "<null>" : PlainText.Shortened(value))
                : Write(value, mimeType);
        }
        catch (Exception error)
        {
            // One value that cannot be written, or that the running cell is changing, must not hide the others.
            return new FormattedValue(Plain, $"<{error.GetType().Name}: {error.Message}>");
        }
    }

    private static FormattedValue Write(object? value, string? mimeType)
    {
        var best = Displays.Of(value);
        if (mimeType is null || best[0].MimeType == mimeType)
            return new FormattedValue(best[0].MimeType, best[0].Value);
        if (mimeType == "text/html" && best is [{ MimeType: Plain, Value: var text }])
            return new FormattedValue(mimeType, Encode.Html(text));
        return new FormattedValue(mimeType, best.FirstOrDefault(format => format.MimeType == mimeType)?.Value ?? Displays.Write(value, mimeType));
    }
}
