using System.Runtime.InteropServices;

namespace Dib.Html;

/// <summary>Lists of numbers as plotly.js also takes them: the bytes of an array in Base64.</summary>
internal static class PackedNumbers
{
    /// <summary>The numbers, or none where they cannot be read.</summary>
    /// <param name="type">Their type as plotly.js names it, such as <c>f8</c>.</param>
    /// <param name="base64">Their bytes, little end first.</param>
    public static IReadOnlyList<object?> Read(string? type, string? base64)
    {
        var bytes = new byte[(base64?.Length ?? 0) * 3 / 4 + 3];
        if (!Convert.TryFromBase64String(base64 ?? "", bytes, out var length)) return [];
        var packed = bytes.AsSpan(0, length);
        return type switch
        {
            "f8" or "float64" => Numbers<double>(packed, Rounded),
            "f4" or "float32" => Numbers<float>(packed, number => Rounded(number)),
            "i4" or "int32" => Numbers<int>(packed, number => (decimal)number),
            "u4" or "uint32" => Numbers<uint>(packed, number => (decimal)number),
            "i2" or "int16" => Numbers<short>(packed, number => (decimal)number),
            "u2" or "uint16" => Numbers<ushort>(packed, number => (decimal)number),
            "i1" or "int8" => Numbers<sbyte>(packed, number => (decimal)number),
            "u1" or "uint8" or "u1c" or "uint8c" => Numbers<byte>(packed, number => (decimal)number),
            _ => [],
        };
    }

    private static object?[] Numbers<T>(ReadOnlySpan<byte> bytes, Func<T, object?> read) where T : unmanaged =>
        [.. MemoryMarshal.Cast<byte, T>(bytes).ToArray().Select(read)];

    private static object? Rounded(double number) =>
        Math.Abs(number) < 7e27 ? (decimal)number : double.IsFinite(number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
