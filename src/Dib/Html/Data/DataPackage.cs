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
public sealed record DataPackage(string Title, string Description, DateOnly? Date, IReadOnlyList<DataSource> Sources,
    IReadOnlyList<DataResource> Resources, string Folder)
{
    /// <summary>
    /// How new the data are, within a sentence: "published up to December 2024, in the version of 22 November 2026". What is not
    /// known is left out; empty where nothing is.
    /// </summary>
    /// <param name="language">The language of the sentence.</param>
    public string Age(SiteLanguage language)
    {
        var newest = Sources.Select(source => source.Published).Where(published => published.Length > 0).Max(StringComparer.Ordinal);
        var version = Date is { } date ? language.Date(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;
        return (newest, version) switch
        {
            (null, null) => "",
            (null, _) => language.Say("age.version", version),
            (_, null) => language.Say("age.published", language.Date(newest)),
            _ => language.Say("age.both", language.Date(newest), version),
        };
    }

    /// <summary>The absolute paths of the tables' files, missing ones included.</summary>
    public IEnumerable<string> Files =>
        Resources.Select(resource => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, resource.Path)));
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
public sealed record DataResource(string Name, string Title, string Path, byte[]? Content, string Hash, string? StatedHash,
    IReadOnlyList<DataField> Fields, IReadOnlyList<Phrase> Keys)
{
    /// <summary>How many lines follow the header.</summary>
    public int Rows => Content is null ? 0
        : Math.Max(0, Content.Count(value => value == (byte)'\n') + (Content is [.., not (byte)'\n'] ? 1 : 0) - 1);

    /// <summary>Whether the file is what the descriptor says it is; null where it does not say.</summary>
    public bool? IsAsStated => StatedHash is null ? null : Hash.Equals(StatedHash, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Description">What it means.</param>
/// <param name="Rules">What its values must be, in words.</param>
public sealed record DataField(string Name, string Type, string Description, IReadOnlyList<Phrase> Rules);

/// <summary>What the engine says of something, in any language of its.</summary>
/// <param name="Key">The key of the words.</param>
/// <param name="Values">What stands in them.</param>
public sealed record Phrase(string Key, params string[] Values)
{
    /// <summary>The words.</summary>
    /// <param name="language">The language.</param>
    public string In(SiteLanguage language) => language.Say(Key, [.. Values]);
}

/// <summary>Reads the descriptor of a data package and the files that it describes.</summary>
public static class DataPackageReader
{
    private const string Sha256 = "sha256:";

    /// <summary>Reads a package.</summary>
    /// <param name="path">The descriptor, usually called <c>datapackage.json</c>.</param>
    /// <exception cref="NotebookFormatException">The file is no descriptor of a data package, or leads out of its folder.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DataPackage Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var json = File.ReadAllText(path);
        using var document = JsonText.Parse(json, "a data package as JSON", Path.GetFileName(path), line: 1);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Items(root, "resources") is not { Count: > 0 } resources)
            throw new NotebookFormatException(Path.GetFileName(path), 1, "no resources",
                "a data package: an object with a list 'resources'");
        return new DataPackage(
            root.Text("title") ?? "", root.Text("description") ?? "",
            DateOnly.TryParseExact(root.Text("version"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : null,
            [.. Items(root, "sources").Select(Source)],
            [.. resources.Select(resource => Resource(resource, folder, PathOf(resource, folder, path, json)))],
            folder);
    }

    /// <summary>
    /// The path of a table as its segments, none of them leading up. What it names is copied into the site, so it may not
    /// lead out of the folder.
    /// </summary>
    private static string PathOf(JsonElement resource, string folder, string descriptor, string json)
    {
        var path = (resource.Text("path") ?? "").Replace('\\', '/');
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".").ToList();
        var isInside = !Path.IsPathRooted(path) && !names.Contains("..")
            && (names.Count == 0 || RealPath.IsBelow(Path.Combine([folder, .. names]), RealPath.Of(folder)));
        if (isInside) return string.Join('/', names);
        var before = json[..json.IndexOf(resource.Member("path").GetRawText(), StringComparison.Ordinal)];
        throw new NotebookFormatException(
            Path.GetFileName(descriptor), before.Count(character => character == '\n') + 1,
            $"the path '{resource.Text("path")}' of the resource '{resource.Text("name")}', "
                + "which leads out of the package's folder by itself or by a symbolic link",
            "the path of a file within that folder, without '..'");
    }

    private static DataResource Resource(JsonElement resource, string folder, string path)
    {
        var (name, schema) = (resource.Text("name") ?? "", resource.Member("schema"));
        var full = Path.Combine(folder, path);
        var content = File.Exists(full) ? File.ReadAllBytes(full) : null;
        return new DataResource(
            name, resource.Text("title") ?? name, path, content,
            content is null ? "" : ContentHash.Of(content),
            resource.Text("hash") is { } hash && hash.StartsWith(Sha256, StringComparison.OrdinalIgnoreCase) ? hash[Sha256.Length..] : null,
            [.. Items(schema, "fields").Select(Field)],
            [.. Keys(schema)]);
    }

    private static DataSource Source(JsonElement source) =>
        new(source.Text("title") ?? "", source.Text("published") ?? "", source.Text("address") ?? source.Text("path") ?? "");

    private static DataField Field(JsonElement field) =>
        new(field.Text("name") ?? "", field.Text("type") ?? "", field.Text("description") ?? "", Rules(field.Member("constraints")));

    private static List<Phrase> Rules(JsonElement constraints)
    {
        List<Phrase> rules = [];
        if (constraints.Member("required").ValueKind == JsonValueKind.True) rules.Add(new("rule.required"));
        if (constraints.Member("unique").ValueKind == JsonValueKind.True) rules.Add(new("rule.unique"));
        if (constraints.Member("minimum") is { ValueKind: not JsonValueKind.Undefined } minimum)
            rules.Add(new("rule.minimum", $"{minimum}"));
        if (constraints.Member("maximum") is { ValueKind: not JsonValueKind.Undefined } maximum)
            rules.Add(new("rule.maximum", $"{maximum}"));
        if (constraints.Text("pattern") is { } pattern) rules.Add(new("rule.pattern", pattern));
        if (Items(constraints, "enum") is { Count: > 0 } words) rules.Add(new("rule.enum", string.Join(", ", words)));
        return rules;
    }

    private static IEnumerable<Phrase> Keys(JsonElement schema)
    {
        if (Names(schema, "primaryKey") is { Length: > 0 } key)
            yield return new(key.Contains(',') ? "data.keys" : "data.key", key);
        foreach (var foreign in Items(schema, "foreignKeys"))
        {
            var reference = foreign.Member("reference");
            var (from, to) = (Names(foreign, "fields"), Names(reference, "fields"));
            yield return reference.Text("resource") is { } table ? new("data.refers", from, to, table) : new("data.refers.self", from, to);
        }
    }

    private static string Names(JsonElement parent, string name) => parent.Member(name) is { ValueKind: JsonValueKind.String } one
        ? one.GetString()!
        : string.Join(", ", Items(parent, name));

    private static List<JsonElement> Items(JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray().Select(item => item.Clone())] : [];
}
