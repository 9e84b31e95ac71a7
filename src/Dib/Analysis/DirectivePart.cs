namespace Dib.Analysis;

/// <summary>A directive line, checked against its definition.</summary>
public sealed record DirectivePart : CellPart
{
    private readonly ILookup<string, DirectiveToken> _values;
    private readonly string _content;

    internal DirectivePart(int line, DirectiveDefinition definition, ILookup<string, DirectiveToken> values, string content = "")
        : base(line) => (Definition, _values, _content) = (definition, values, content);

    /// <summary>What the directive is.</summary>
    public DirectiveDefinition Definition { get; }

    /// <inheritdoc/>
    public override IEnumerable<InputRequest> Inputs => _values.SelectMany(tokens => tokens).Select(token => token.Input).OfType<InputRequest>();

    /// <summary>Puts the answers in. A directive without inputs asks for none: any function will do.</summary>
    /// <param name="answer">What was answered to an input.</param>
    /// <exception cref="DirectiveException">An argument is wrong. Without inputs this was found when the cell was parsed.</exception>
    public Directive Bind(Func<InputRequest, string> answer) =>
        Definition.Create(new DirectiveArguments(_values, answer, _content, problem => new DirectiveException(Line, Definition.Name, problem)));

    /// <summary>True where the lines below the directive are its value: it names no other place to take it from.</summary>
    internal bool TakesContent => Definition.MayTakeContent && !_values.Contains("--from-file") && !_values.Contains("--from-url");

    internal DirectivePart With(string content) => new(Line, Definition, _values, content);
}
