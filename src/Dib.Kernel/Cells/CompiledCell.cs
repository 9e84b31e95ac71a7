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

    /// <summary>How data flow through it.</summary>
    public CellFlow Flow { get; init; } = CellFlow.None;

    /// <summary>All but the assembly's name, to be kept.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream(Assembly.Length + Symbols.Length + 256);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(TypeName);
        writer.Write(ShowsValue);
        writer.Write(Effects.Count);
        foreach (var effect in Effects)
        {
            writer.Write(effect.Kind);
            writer.Write(effect.Member);
            writer.Write(effect.Line);
        }
        foreach (var names in new[] { Flow.Defines, Flow.Uses, Flow.Changes, Flow.MayChange, Flow.Names })
        {
            writer.Write(names.Count);
            foreach (var name in names)
                writer.Write(name);
        }
        writer.Write(Flow.Outside ?? "");
        writer.Write(Assembly.Length);
        writer.Write(Assembly);
        writer.Write(Symbols.Length);
        writer.Write(Symbols);
        return bytes.ToArray();
    }

    /// <summary>A cell that was kept.</summary>
    public static CompiledCell FromBytes(string assemblyName, ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray(), writable: false), Encoding.UTF8);
        var typeName = reader.ReadString();
        var showsValue = reader.ReadBoolean();
        var effects = new Effect[reader.ReadInt32()];
        for (var i = 0; i < effects.Length; i++)
            effects[i] = new Effect(reader.ReadString(), reader.ReadString(), reader.ReadInt32());
        var (defines, uses, changes, mayChange, names) = (Names(), Names(), Names(), Names(), Names());
        var outside = reader.ReadString();
        var assembly = reader.ReadBytes(reader.ReadInt32());
        return new CompiledCell(assemblyName, typeName, showsValue, assembly, reader.ReadBytes(reader.ReadInt32()))
        {
            Effects = effects,
            Flow = new CellFlow(defines, uses, changes, mayChange, outside.Length == 0 ? null : outside, names),
        };

        string[] Names()
        {
            var names = new string[reader.ReadInt32()];
            for (var i = 0; i < names.Length; i++)
                names[i] = reader.ReadString();
            return names;
        }
    }
}
