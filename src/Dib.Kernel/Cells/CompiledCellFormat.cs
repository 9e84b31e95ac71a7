using System.Text;

namespace Dib.Kernel;

/// <summary>A compiled cell as bytes.</summary>
internal static class CompiledCellFormat
{
    public static byte[] Write(CompiledCell cell)
    {
        using var bytes = new MemoryStream(cell.Assembly.Length + cell.Symbols.Length + 256);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(cell.TypeName);
        writer.Write(cell.ShowsValue);
        writer.Write(cell.Effects.Count);
        foreach (var effect in cell.Effects)
        {
            writer.Write((byte)effect.Kind);
            writer.Write(effect.Member);
            writer.Write(effect.Line);
        }
        writer.Write(cell.Assembly.Length);
        writer.Write(cell.Assembly);
        writer.Write(cell.Symbols.Length);
        writer.Write(cell.Symbols);
        writer.Flush();
        return bytes.ToArray();
    }

    public static CompiledCell Read(string assemblyName, ReadOnlyMemory<byte> body)
    {
        using var reader = new BinaryReader(new MemoryStream(body.ToArray(), writable: false), Encoding.UTF8);
        var typeName = reader.ReadString();
        var showsValue = reader.ReadBoolean();
        var effects = new Effect[reader.ReadInt32()];
        for (var i = 0; i < effects.Length; i++)
            effects[i] = new Effect((EffectKind)reader.ReadByte(), reader.ReadString(), reader.ReadInt32());
        var assembly = reader.ReadBytes(reader.ReadInt32());
        return new CompiledCell(assemblyName, typeName, showsValue, assembly, reader.ReadBytes(reader.ReadInt32())) { Effects = effects };
    }
}
