namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One way to write values of some type; <see cref="Write"/> returns null where it declines.</summary>
internal readonly record struct CustomFormat(string MimeType, Func<object, string?> Write);
