using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Finds the formatters that a library brings for its own types without referencing any notebook package:
/// an attribute whose simple name is <c>TypeFormatterSourceAttribute</c>, with a <c>Type FormatterSourceType</c> and
/// optional <c>string[] PreferredMimeTypes</c>. That type has a parameterless constructor and <c>CreateTypeFormatters()</c>,
/// which returns objects with <c>string MimeType</c>, optional <c>Type Type</c> and <c>bool Format(object, TextWriter)</c>.
/// </summary>
internal static class FormatterConvention
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly Dictionary<Type, Source> Sources = [];

    public static IReadOnlyList<CustomFormat> FormatsOf(Type type) => SourceOf(type).Formats;

    public static string[]? PreferredOf(Type type) => SourceOf(type).PreferredMimeTypes;

    private static Source SourceOf(Type type)
    {
        lock (Sources)
        {
            if (!Sources.TryGetValue(type, out var source))
                Sources[type] = source = Find(type);
            return source;
        }
    }

    private static Source Find(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            var attribute = current.GetCustomAttributes(inherit: false).FirstOrDefault(candidate => candidate.GetType().Name == AttributeName);
            if (attribute is not null)
                return Read(attribute, current, type);
        }
        return Source.None;
    }

    private static Source Read(object attribute, Type annotated, Type type)
    {
        var sourceType = Get(attribute, "FormatterSourceType") as Type
            ?? throw Broken(annotated, "its attribute has no 'Type FormatterSourceType'");
        var create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes)
            ?? throw Broken(annotated, $"{sourceType.Name} has no public 'CreateTypeFormatters()'");
        if (create.Invoke(Activator.CreateInstance(sourceType), null) is not System.Collections.IEnumerable formatters)
            throw Broken(annotated, $"{sourceType.Name}.CreateTypeFormatters() does not return a sequence");

        var formats = new List<CustomFormat>();
        foreach (var formatter in formatters)
        {
            if (Get(formatter, "Type") is Type handled && !handled.IsAssignableFrom(type))
                continue;
            var mimeType = Get(formatter, "MimeType") as string ?? throw Broken(annotated, "a formatter has no 'string MimeType'");
            var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])
                ?? throw Broken(annotated, "a formatter has no 'bool Format(object, TextWriter)'");
            var write = format.CreateDelegate<Func<object, TextWriter, bool>>(formatter);
            formats.Add(new CustomFormat(mimeType, value =>
            {
                using var writer = new StringWriter { NewLine = "\n" };
                return write(value, writer) ? writer.ToString() : null;
            }));
        }
        var preferred = Get(attribute, "PreferredMimeTypes") as string[];
        return new Source(formats, preferred is { Length: > 0 } ? preferred : null);
    }

    private static object? Get(object instance, string property) =>
        instance.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)?.GetValue(instance);

    private static InvalidOperationException Broken(Type type, string reason) =>
        new($"The formatters of {type.FullName} cannot be used: {reason}.");

    private sealed record Source(IReadOnlyList<CustomFormat> Formats, string[]? PreferredMimeTypes)
    {
        public static readonly Source None = new([], null);
    }
}
