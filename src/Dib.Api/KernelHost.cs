namespace Microsoft.DotNet.Interactive;

/// <summary>What the engine does for the calls that cells make. Outside an engine (a unit test, say) displays go nowhere.</summary>
internal abstract class KernelHost
{
    public static KernelHost Current { get; set; } = new Detached();

    public abstract CancellationToken CancellationToken { get; }

    /// <summary>Shows formatted values and returns the id under which they can be replaced.</summary>
    public abstract string Show(IReadOnlyList<FormattedText> values);

    public abstract void Replace(string id, IReadOnlyList<FormattedText> values);

    public abstract Task<string> GetInputAsync(string prompt, bool isPassword);

    private sealed class Detached : KernelHost
    {
        public override CancellationToken CancellationToken => default;

        public override string Show(IReadOnlyList<FormattedText> values) => "";

        public override void Replace(string id, IReadOnlyList<FormattedText> values)
        {
        }

        public override Task<string> GetInputAsync(string prompt, bool isPassword) =>
            throw new InvalidOperationException($"No notebook is running, so '{prompt}' cannot be asked.");
    }
}
