using System.Text.Json.Serialization;
using Dib.Protocol;

namespace Dib.Running;

/// <summary>One thing that a cell showed.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
public abstract record Output;

/// <summary>Text written to the console; neighbouring writes to the same stream are one output.</summary>
/// <param name="IsError">True for standard error.</param>
/// <param name="Text">The text, line ends as <c>\n</c>.</param>
public sealed record StreamOutput(bool IsError, string Text) : Output;

/// <summary>A displayed value in each of its formats, the preferred first.</summary>
/// <param name="Values">At least one value.</param>
public sealed record DisplayOutput(IReadOnlyList<FormattedValue> Values) : Output;

/// <summary>Why a cell failed.</summary>
/// <param name="Message">What a reader should see first: one or a few lines.</param>
/// <param name="Details">A stack trace or the list of compiler errors, or null.</param>
/// <param name="Line">The 1-based line within the cell, or null where it is not known.</param>
public sealed record ErrorOutput(string Message, string? Details = null, int? Line = null) : Output;

