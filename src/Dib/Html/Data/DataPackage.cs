namespace Dib.Html.Data;

/// <summary>
/// Published data, described by a Frictionless data package (https://datapackage.org/standard/data-package/, version 2):
/// the parts of it that a page shows.
/// </summary>
/// <param name="Title">What the data are.</param>
/// <param name="Description">More of it; empty where the descriptor says none.</param>
/// <param name="Date">The date of the data as the descriptor's <c>version</c> gives it, or null.</param>
/// <param name="Sources">Where the data come from.</param>
/// <param name="Resources">The tables.</param>
/// <param name="Folder">The absolute path of the descriptor's folder, which the tables' paths are relative to.</param>
public sealed record DataPackage(string Title, string Description, DateOnly? Date, IReadOnlyList<DataSource> Sources, IReadOnlyList<DataResource> Resources, string Folder)
{
    /// <summary>The absolute paths of the tables' files, missing ones included.</summary>
    public IEnumerable<string> Files => Resources.Select(resource => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, resource.Path)));
}

/// <summary>A source of published data.</summary>
/// <param name="Title">Publisher and title.</param>
/// <param name="Published">When it was published, as far as is known; empty where it is not.</param>
/// <param name="Address">Its address as recorded; empty where none was.</param>
public sealed record DataSource(string Title, string Published, string Address);

/// <summary>A table of a data package.</summary>
/// <param name="Name">Its name, which other tables refer to it by.</param>
/// <param name="Title">What it holds.</param>
/// <param name="Path">Its file, relative to the package's folder.</param>
/// <param name="Content">The file as it is now; null where it is missing.</param>
/// <param name="Hash">The SHA-256 of the content in hexadecimal; empty where it is missing.</param>
/// <param name="StatedHash">The hash that the descriptor states, without its <c>sha256:</c>; null where it states none.</param>
/// <param name="Fields">Its columns.</param>
/// <param name="Keys">What is unique, and what refers to other tables, in words.</param>
public sealed record DataResource(string Name, string Title, string Path, byte[]? Content, string Hash, string? StatedHash, IReadOnlyList<DataField> Fields, IReadOnlyList<string> Keys)
{
    /// <summary>How many lines follow the header.</summary>
    public int Rows => Content is null ? 0 : Math.Max(0, Content.Count(value => value == (byte)'\n') + (Content is [.., not (byte)'\n'] ? 1 : 0) - 1);

    /// <summary>Whether the file is what the descriptor says it is; null where it does not say.</summary>
    public bool? IsAsStated => StatedHash is null ? null : Hash.Equals(StatedHash, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Description">What it means.</param>
/// <param name="Rules">What its values must be, in words.</param>
public sealed record DataField(string Name, string Type, string Description, string Rules);
