using Dib.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;

namespace Dib.Kernel.Language;

/// <summary>
/// Says of each name in a cell what it stands for, by Roslyn's classifier, for an editor's colours. Keywords, numbers, strings and
/// comments an editor tells by itself, but for directives, which are no C#.
/// </summary>
internal sealed class TokenClassifier(CellOutline cell, CancellationToken cancellation)
{
    private static readonly string[] Types =
    [
        "namespace", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable", "property", "enumMember", "event",
        "function", "method", "label", "macro", "string",
    ];

    private static readonly Dictionary<string, string> Known = new()
    {
        [ClassificationTypeNames.NamespaceName] = "namespace",
        [ClassificationTypeNames.ClassName] = "class",
        [ClassificationTypeNames.RecordClassName] = "class",
        [ClassificationTypeNames.DelegateName] = "class",
        [ClassificationTypeNames.ModuleName] = "class",
        [ClassificationTypeNames.EnumName] = "enum",
        [ClassificationTypeNames.InterfaceName] = "interface",
        [ClassificationTypeNames.StructName] = "struct",
        [ClassificationTypeNames.RecordStructName] = "struct",
        [ClassificationTypeNames.TypeParameterName] = "typeParameter",
        [ClassificationTypeNames.ParameterName] = "parameter",
        [ClassificationTypeNames.LocalName] = "variable",
        [ClassificationTypeNames.ConstantName] = "variable",
        [ClassificationTypeNames.FieldName] = "variable",
        [ClassificationTypeNames.PropertyName] = "property",
        [ClassificationTypeNames.EnumMemberName] = "enumMember",
        [ClassificationTypeNames.EventName] = "event",
        [ClassificationTypeNames.MethodName] = "method",
        [ClassificationTypeNames.ExtensionMethodName] = "method",
        [ClassificationTypeNames.LabelName] = "label",
    };

    private readonly SortedDictionary<(int Line, int Character), (int Length, string Type)> _found = [];

    /// <summary>Adds the names of a step's code.</summary>
    /// <param name="code">The code, its lines numbered as in the cell.</param>
    public void Add(CSharpCompilation code)
    {
        var tree = code.SyntaxTrees[0];
        var lines = tree.GetText(cancellation).Lines;
        // The other way takes documents, and would compile the cells before this one anew.
#pragma warning disable CS0618
        var spans = Classifier.GetClassifiedSpans(code.GetSemanticModel(tree), tree.GetRoot(cancellation).FullSpan, CodeWorkspace.Instance,
            cancellation);
#pragma warning restore CS0618
        foreach (var span in spans)
        {
            if (!Known.TryGetValue(span.ClassificationType, out var type))
                continue;
            var start = lines.GetLinePosition(span.TextSpan.Start);
            _found[(start.Line, start.Character)] = (span.TextSpan.Length, type);
        }
    }

    /// <summary>The answer.</summary>
    public SemanticTokensProduced Produce()
    {
        foreach (var (number, text) in cell.Lines.Index())
        {
            if (cell.DirectiveAt(number) is not { Name: var name })
                continue;
            _found[(number, 0)] = (name.Length, "macro");
            if (text[name.Length..].Trim() is { Length: > 0 } rest)
                _found[(number, text.IndexOf(rest, name.Length, StringComparison.Ordinal))] = (rest.Length, "string");
        }
        var data = new List<int>();
        var last = (Line: 0, Character: 0);
        foreach (var (place, (length, type)) in _found)
        {
            var lines = place.Line - last.Line;
            data.AddRange([lines, lines == 0 ? place.Character - last.Character : place.Character, length, Array.IndexOf(Types, type), 0]);
            last = place;
        }
        return new SemanticTokensProduced(Types, data);
    }
}
