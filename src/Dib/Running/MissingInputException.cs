namespace Dib.Running;

/// <summary>A notebook asked for an input that a headless run was not given.</summary>
/// <param name="name">The input's name.</param>
public sealed class MissingInputException(string name)
    : Exception($"asks for the input '{name}', which this run was not given. Give it with --input {name}=VALUE.");
