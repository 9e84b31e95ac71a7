namespace Dib.Analysis;

/// <summary>A value that a directive asks the front end for: <c>@input:name</c> or <c>@password:name</c>.</summary>
/// <param name="Name">The name, which is also what the front end shows; a headless run is given <c>--input name=value</c>.</param>
/// <param name="IsPassword">True where what is typed must not be shown.</param>
public sealed record InputRequest(string Name, bool IsPassword);
