namespace Dib.Protocol;

/// <summary>What can be written at a place, the best first.</summary>
/// <param name="LinePositionSpan">What a completion replaces.</param>
/// <param name="Completions">The completions that fit what has been typed.</param>
public sealed record CompletionsProduced(LinePositionSpan LinePositionSpan, IReadOnlyList<CompletionItem> Completions) : KernelEvent;

/// <summary>Something that can be written.</summary>
/// <param name="DisplayText">As listed.</param>
/// <param name="Kind">What it is: <c>Method</c>, <c>Property</c>, <c>Local</c>, <c>Keyword</c> and so on.</param>
/// <param name="FilterText">What typing is compared with.</param>
/// <param name="SortText">Orders the list when compared as text.</param>
/// <param name="InsertText">What is written.</param>
/// <param name="InsertTextFormat">Null: <paramref name="InsertText"/> is written as it is.</param>
/// <param name="Documentation">Markdown, or null.</param>
public sealed record CompletionItem(string DisplayText, string Kind, string FilterText, string SortText, string InsertText, string? InsertTextFormat, string? Documentation);

/// <summary>What a name stands for.</summary>
/// <param name="Content">The same in one or more formats.</param>
/// <param name="LinePositionSpan">The name, or null.</param>
public sealed record HoverTextProduced(IReadOnlyList<FormattedValue> Content, LinePositionSpan? LinePositionSpan) : KernelEvent;

/// <summary>What a call takes.</summary>
/// <param name="Signatures">All overloads; none where there is no call.</param>
/// <param name="ActiveSignatureIndex">The overload that fits the arguments so far.</param>
/// <param name="ActiveParameterIndex">The parameter that is being written.</param>
public sealed record SignatureHelpProduced(IReadOnlyList<SignatureInformation> Signatures, int ActiveSignatureIndex, int ActiveParameterIndex) : KernelEvent;

/// <summary>One overload.</summary>
/// <param name="Label">Its signature.</param>
/// <param name="Documentation">What it does.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record SignatureInformation(string Label, FormattedValue Documentation, IReadOnlyList<ParameterInformation> Parameters);

/// <summary>A parameter.</summary>
/// <param name="Label">As it stands in the signature's label.</param>
/// <param name="Documentation">What it is.</param>
public sealed record ParameterInformation(string Label, FormattedValue Documentation);
