using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>A handle on something shown.</summary>
public sealed class DisplayedValue
{
    private readonly string _id;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(string id, string[] mimeTypes) => (_id, _mimeTypes) = (id, mimeTypes);

    /// <summary>Replaces what was shown, in the same place and format.</summary>
    /// <param name="value">The new value.</param>
    public void Update(object? value) => KernelHost.Current.Replace(_id, Formatter.Format(value, _mimeTypes));
}
