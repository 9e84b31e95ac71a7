namespace Dib.Kernel;

/// <summary>
/// A cell as the compiler left it: everything that is needed to run it, and nothing that needs the compiler.
/// </summary>
/// <param name="AssemblyName">The name that later cells' assemblies refer to it by; unique within the chain.</param>
/// <param name="TypeName">The full name of the submission class.</param>
/// <param name="ShowsValue">True where the cell ends in an expression whose value is to be shown.</param>
/// <param name="Assembly">The assembly's bytes.</param>
/// <param name="Symbols">The portable debug symbols' bytes: they give stack traces their lines.</param>
internal sealed record CompiledCell(string AssemblyName, string TypeName, bool ShowsValue, byte[] Assembly, byte[] Symbols)
{
    /// <summary>What the cell's own code calls that may give other results for equal inputs.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];
}
