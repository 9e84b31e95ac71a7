using Dib.Analysis;
using Dib.Documents;
using Dib.Kernel.Language;
using Dib.Protocol;

namespace Dib.Kernel.Tests.Language;

/// <summary>
/// An editor with a notebook: cells that were run, cells above that were not, and a place marked by <c>|</c> in the one being written.
/// </summary>
internal sealed class Editor
{
    private readonly List<ChainLink> _chain = [];
    private readonly CellCompiler _compiler = new();
    private readonly LanguageService _service;
    private readonly List<string> _earlier = [];
    private readonly List<NotebookCell> _above = [];
    private readonly List<NotebookCell> _below = [];
    private string _kind = "csharp";

    /// <summary>False for an editor that can only write what was completed.</summary>
    public bool TakesEdits { get; init; } = true;


    public Editor(string folder = "/") =>
        _service = new LanguageService(
            () => new NotebookState(_compiler.CatchUp(_chain), [.. _chain.SelectMany(cell => cell.Libraries)], [], folder));

    /// <summary>The built library that the notebooks use.</summary>
    public static string Funding { get; } = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(BuiltProgram.Path)!, "..", "..", "Funding.Analysis", "release", "Funding.Analysis.dll"));

    /// <summary>A cell that was run. Its <c>#r</c> lines are carried out.</summary>
    public Editor Run(string code)
    {
        var script = CellScript.Parse(code);
        var libraries = new Libraries(LibraryCopy.Read, _chain.SelectMany(cell => cell.Libraries));
        foreach (var reference in script.Parts.OfType<DirectivePart>().Select(part => part.Bind(_ => "")).OfType<AssemblyReference>())
            libraries.Add(reference.Path);
        foreach (var part in script.Parts.OfType<CodePart>())
        {
            var key = (_chain is [.., var last] ? last.Key : CellKey.Start).Next(part.Code, []);
            _chain.Add(new ChainLink(key, part.Code, libraries.TakeAdded()));
        }
        _compiler.CatchUp(_chain)?.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .ShouldBeEmpty();
        _above.Add(new NotebookCell($"cell {_above.Count + 1}", code, HasRun: true));
        return this;
    }

    /// <summary>A cell above that was not run.</summary>
    public Editor Above(string code)
    {
        _earlier.Add(code);
        _above.Add(new NotebookCell($"cell {_above.Count + 1}", code));
        return this;
    }

    /// <summary>A cell below.</summary>
    public Editor Below(string code)
    {
        _below.Add(new NotebookCell($"below {_below.Count + 1}", code));
        return this;
    }

    /// <summary>The last cell that was run has another text now.</summary>
    public Editor Edited(string code)
    {
        _above[^1] = new NotebookCell(_above[^1].Name, code);
        return this;
    }

    /// <summary>The last cell that was run stands below.</summary>
    public Editor Down()
    {
        _below.Add(_above[^1] with { Name = $"below {_below.Count + 1}" });
        _above.RemoveAt(_above.Count - 1);
        return this;
    }

    public Editor OfKind(string kind)
    {
        _kind = kind;
        return this;
    }

    public CompletionsProduced Complete(string marked)
    {
        var (code, position) = Split(marked);
        var question = new RequestCompletions(code, position, TakesEdits) { EarlierCode = _earlier, TargetKernelName = _kind };
        return _service.Completions(question, default);
    }

    /// <summary>What is listed, in order.</summary>
    public List<string> Names(string marked) => [.. Complete(marked).Completions.Select(item => item.DisplayText)];

    public CompletionItem Item(string marked, string name) => Complete(marked).Completions.Single(item => item.DisplayText == name);

    /// <summary>The Markdown shown, or nothing.</summary>
    public string Hover(string marked)
    {
        var (code, position) = Split(marked);
        return _service.Hover(
            new RequestHoverText(code, position) { EarlierCode = _earlier }, default)?.Content.ShouldHaveSingleItem().Value ?? "";
    }

    public SignatureHelpProduced Signatures(string marked)
    {
        var (code, position) = Split(marked);
        return _service.Signatures(new RequestSignatureHelp(code, position) { EarlierCode = _earlier }, default);
    }

    /// <summary>The active signature and its active parameter.</summary>
    public string Active(string marked)
    {
        var help = Signatures(marked);
        if (help.Signatures.Count == 0)
            return "";
        var active = help.Signatures[help.ActiveSignatureIndex];
        return $"{active.Label} → {active.Parameters.ElementAtOrDefault(help.ActiveParameterIndex)?.Label}";
    }

    /// <summary>Where the name is declared: the cell or file, <c>here</c> for the cell itself, with line and character.</summary>
    public string Definition(string marked)
    {
        var (code, position) = Split(marked);
        var question = new RequestDefinition(code, position) { Cell = "here", Cells = Cells(code), TargetKernelName = _kind };
        return string.Join(", ", _service.Definition(question, default).Places.Select(place =>
            $"{place.Cell ?? Path.GetFileName(place.File)}{(place.FileCell is { } cell ? $"#{cell}" : "")} "
            + $"{Text(place.LinePositionSpan.Start)}-{Text(place.LinePositionSpan.End)}"));
    }

    /// <summary>The cells after a name was given another one, divided by lines of dashes; or why it was refused.</summary>
    public string Rename(string marked, string newName)
    {
        var (code, position) = Split(marked);
        var cells = Cells(code);
        try
        {
            var found = _service.Rename(
                new RequestRename(code, position, newName) { Cell = "here", Cells = cells, TargetKernelName = _kind }, default);
            return string.Join("\n--\n", cells.Select(cell => With(cell.Code, found.Edits.Where(edit => edit.Cell == cell.Name))));
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>The fixes offered at a place.</summary>
    public List<CodeAction> Fixes(string marked)
    {
        var (code, position) = Split(marked);
        var question = new RequestCodeActions(code, position) { EarlierCode = _earlier, TargetKernelName = _kind };
        return [.. _service.Actions(question, default).Actions];
    }

    /// <summary>The cell as it is laid out; only the lines from a <c>|</c> to another, where it has some.</summary>
    public string Format(string code)
    {
        var span = default(LinePositionSpan?);
        if (code.Contains('|') && code.IndexOf('|') < code.LastIndexOf('|'))
        {
            (code, var start) = Split(code);
            (code, var end) = Split(code);
            span = new(start, end);
        }
        return With(code, _service.Format(new RequestFormatting(code, span) { TargetKernelName = _kind }, default).Edits);
    }

    /// <summary>The cell after a <c>;</c> or <c>}</c> was typed.</summary>
    public string FormatTyped(string marked)
    {
        var (code, position) = Split(marked);
        return With(code, _service.Format(new RequestFormatting(code, Typed: position) { TargetKernelName = _kind }, default).Edits);
    }

    /// <summary>The names of a cell, each with what it is coloured as.</summary>
    public string Colours(string code)
    {
        var tokens = _service.Tokens(new RequestSemanticTokens(code) { EarlierCode = _earlier, TargetKernelName = _kind }, default);
        var (lines, line, character) = (code.Split('\n'), 0, 0);
        return string.Join(' ', tokens.Data.Chunk(5).Select(token =>
        {
            (line, character) = (line + token[0], token[0] == 0 ? character + token[1] : token[1]);
            return $"{lines[line].Substring(character, token[2])}:{tokens.TokenTypes[token[3]]}";
        }));
    }

    /// <summary>A text with edits, as an editor makes them: from the last to the first.</summary>
    public static string With(string code, IEnumerable<CodeEdit> edits)
    {
        var lines = code.Split('\n');
        int Offset(LinePosition at) => lines.Take(at.Line).Sum(line => line.Length + 1) + at.Character;
        foreach (var edit in edits.OrderBy(edit => edit.LinePositionSpan.Start.Line)
            .ThenBy(edit => edit.LinePositionSpan.Start.Character).Reverse())
            code = code[..Offset(edit.LinePositionSpan.Start)] + edit.NewText + code[Offset(edit.LinePositionSpan.End)..];
        return code;
    }

    private List<NotebookCell> Cells(string code) => [.. _above, new NotebookCell("here", code), .. _below];

    /// <summary>Errors and warnings as <c>line:character-line:character number</c>, zero-based.</summary>
    public List<string> Diagnostics(string code) =>
        [.. _service.Diagnostics(new RequestDiagnostics(code) { EarlierCode = _earlier, TargetKernelName = _kind }, default).Diagnostics
            .Select(found => $"{Text(found.LinePositionSpan.Start)}-{Text(found.LinePositionSpan.End)} {found.Code}")];

    private static string Text(LinePosition position) => $"{position.Line}:{position.Character}";

    public static (string Code, LinePosition Position) Split(string marked)
    {
        var at = marked.IndexOf('|');
        var line = marked[..at].Count(character => character == '\n');
        return (marked.Remove(at, 1), new LinePosition(line, at - (marked[..at].LastIndexOf('\n') + 1)));
    }
}
