namespace Dib.Analysis;

/// <summary>A code cell taken apart: what a kernel does, step by step.</summary>
/// <remarks>
/// Lines are told apart by their first characters alone, as the format says: a directive in column 0 is one within a
/// raw string, a verbatim string or a comment too, since telling would need a compiler and headers split there as well.
/// A blank before it makes it text; in a raw string the closing quotes' indentation takes that blank away again.
/// Within text that the page shows (<see cref="Kinds.IsShownByPage"/>) only a switch to another kind counts; within a
/// <c>#!value</c>'s content only a switch or a known <c>#!</c> directive.
/// </remarks>
/// <param name="Parts">
/// The steps in order: first the references and declarations (<see cref="DirectiveDefinition.IsHoisted"/>), which take
/// effect before the cell's code, wherever they stand; then code and the other directives as they stand.
/// </param>
internal sealed record CellScript(IReadOnlyList<CellPart> Parts)
{
    /// <summary>Every input that the cell asks for, each once, in order.</summary>
    public IReadOnlyList<InputRequest> Inputs => [.. Parts.SelectMany(part => part.Inputs).Distinct()];

    /// <summary>Takes a cell apart and checks all its directives.</summary>
    /// <param name="source">The cell's text, lines ended by <c>\n</c>.</param>
    /// <param name="kind">The cell's kind.</param>
    /// <param name="isForeign">Tells of a directive that is not known here whether the kernel knows it.</param>
    /// <param name="isSwitch">Tells of such a directive whether the lines below it are for another kernel, which a cell has added.</param>
    /// <exception cref="DirectiveException">A directive or option is unknown, an argument is missing or wrong.</exception>
    public static CellScript Parse(string source, string kind = Kinds.CSharp, Func<string, bool>? isForeign = null,
        Func<string, bool>? isSwitch = null)
    {
        var reader = new CellScriptReader(kind, isForeign ?? (_ => false), isSwitch ?? (_ => false));
        foreach (var (index, line) in source.Split('\n').Index())
            reader.Read(line, index + 1);
        return new CellScript(reader.End());
    }
}

/// <summary>One step of a code cell.</summary>
/// <param name="Line">The 1-based line within the cell on which it begins.</param>
internal abstract record CellPart(int Line)
{
    /// <summary>The inputs that have to be asked for before the step can be taken.</summary>
    public virtual IEnumerable<InputRequest> Inputs => [];
}

/// <summary>Text for one kernel, or for the page.</summary>
/// <param name="Line">The 1-based line within the cell on which <paramref name="Code"/> begins.</param>
/// <param name="Kind">The kind of text (see <see cref="Documents.Kinds"/>).</param>
/// <param name="Code">The text; an empty line stands where a directive stood.</param>
internal sealed record CodePart(int Line, string Kind, string Code) : CellPart(Line)
{
    /// <summary>The text below so many empty lines that a line has the number in it that it has in the cell,
    /// as compiler errors and stack traces need.</summary>
    public string CodeAtItsLine => new string('\n', Line - 1) + Code;
}

/// <summary>A directive of a cell's or an extension's own making, which only the kernel knows.</summary>
/// <param name="Line">The 1-based line within the cell.</param>
/// <param name="Text">The whole line; where it switches to another kernel, with the lines below it, which are for that kernel.</param>
internal sealed record ForeignDirective(int Line, string Text) : CellPart(Line);

/// <summary>A directive line, checked against its definition.</summary>
/// <param name="Line">The 1-based line within the cell.</param>
/// <param name="Definition">What the directive is.</param>
/// <param name="Values">What is written for each parameter.</param>
internal sealed record DirectivePart(int Line, DirectiveDefinition Definition, ILookup<string, DirectiveToken> Values) : CellPart(Line)
{
    /// <inheritdoc/>
    public override IEnumerable<InputRequest> Inputs =>
        Values.SelectMany(tokens => tokens).Select(token => token.Input).OfType<InputRequest>();

    /// <summary>Puts the answers in. A directive without inputs asks for none: any function will do.</summary>
    /// <param name="answer">What was answered to an input.</param>
    /// <exception cref="DirectiveException">An argument is wrong. Without inputs this was found when the cell was parsed.</exception>
    public Directive Bind(Func<InputRequest, string> answer) =>
        Definition.Create(new DirectiveArguments(Values, answer, Content,
            problem => new DirectiveException(Line, Definition.Name, problem)));

    /// <summary>True where the lines below the directive are its value: it names no other place to take it from.</summary>
    public bool TakesContent =>
        Definition.MayTakeContent && Values.All(given => !given.Key.StartsWith("--from-", StringComparison.Ordinal));

    /// <summary>These lines.</summary>
    public string Content { private get; init; } = "";
}

/// <summary>Builds a <see cref="CellScript"/> line by line.</summary>
internal sealed class CellScriptReader(string kind, Func<string, bool> isForeign, Func<string, bool> isSwitch)
{
    private readonly List<CellPart> _hoisted = [];
    private readonly List<CellPart> _parts = [];
    private readonly List<string> _content = [];
    private string _kind = kind;
    private DirectivePart? _value;
    private ForeignDirective? _foreign;
    private int _start = 1;

    public void Read(string text, int number)
    {
        if (_start + _content.Count != number)
            _start = number;

        var isText = _value is not null || _foreign is not null || Kinds.IsShownByPage(_kind);
        if (DirectiveLine.TryRead(text, number, _kind) is not { } line || (isText && !EndsText(line, text)))
        {
            _content.Add(text);
            return;
        }

        if (line.SwitchedKind is { } switched)
        {
            line.CheckSwitch();
            EndContent();
            _kind = switched;
            return;
        }

        if (KnownDirectives.Find(line.Name) is null && isForeign(line.Name))
        {
            EndContent();
            if (isSwitch(line.Name))
                _foreign = new ForeignDirective(number, text);
            else
                _parts.Add(new ForeignDirective(number, text));
            return;
        }

        var part = line.Parse();
        if (part.Definition.IsHoisted && _value is null)
        {
            _hoisted.Add(part);
            _content.Add("");
            return;
        }

        EndContent();
        if (part.Definition.IsHoisted)
            _hoisted.Add(part);
        else if (part.TakesContent)
            _value = part;
        else
            _parts.Add(part);
    }

    public IReadOnlyList<CellPart> End()
    {
        EndContent();
        return [.. _hoisted, .. _parts];
    }

    // Shown text may hold anything, a shell script's first line too, so only exact switches end it. So it is with text for a kernel
    // that a cell has added: directives in it are that kernel's.
    private bool EndsText(DirectiveLine line, string text) =>
        (line.Name == text && (line.SwitchedKind is not null || isSwitch(line.Name)))
        || (_value is not null && line.Name.StartsWith("#!", StringComparison.Ordinal) && KnownDirectives.Find(line.Name) is not null);

    private void EndContent()
    {
        var (offset, length) = TextLines.Trim(_content).GetOffsetAndLength(_content.Count);
        var text = string.Join('\n', _content.GetRange(offset, length));
        if (_value is not null)
            _parts.Add(_value with { Content = text });
        else if (_foreign is not null)
            _parts.Add(_foreign with { Text = $"{_foreign.Text}\n{text}" });
        else if (!string.IsNullOrWhiteSpace(text))
            _parts.Add(new CodePart(_start + offset, _kind, text));
        (_value, _foreign) = (null, null);
        _content.Clear();
    }
}
