using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Dib.Tests.Notebooks;

/// <summary>The pages that the built program renders from the folder "notebooks" of a place.</summary>
public partial class RenderedPages : IDisposable
{
    private const string Region = "region";

    private readonly string _folder = Directory.CreateTempSubdirectory("notebooks-").FullName;
    private readonly string _place;
    private readonly string[] _options;
    private readonly Dictionary<string, IDocument> _pages = [];

    /// <param name="place">The folder that holds "notebooks" and "data".</param>
    /// <param name="options">Further options of <c>dib render</c>.</param>
    public RenderedPages(string place, params string[] options)
    {
        (_place, _options) = (place, options);
        Render();
    }

    /// <summary>Renders into the same folder as before, as a reader does whose data changed.</summary>
    public void Render()
    {
        var site = Path.Combine(_folder, "site");
        var isGiven = _options.Any(option => option.StartsWith($"{Region}=", StringComparison.Ordinal));
        string[] region = isGiven ? [] : ["--input", $"{Region}=Gotland"];
        (ExitCode, Output) = BuiltProgram.Run(BuiltProgram.Path, _place,
            ["render", "notebooks", "--output", site, .. region, .. _options]);
        _pages.Clear();
        foreach (var page in Directory.EnumerateFiles(site, "*.html").Append(Path.Combine(_folder, "changes.html")).Where(File.Exists))
            _pages[Path.GetFileNameWithoutExtension(page)] = new HtmlParser().ParseDocument(File.ReadAllText(page));
    }

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public IReadOnlyDictionary<string, IDocument> Pages => _pages;

    public IDocument Page(string start) =>
        _pages.Single(page => page.Key == start || page.Key.StartsWith(start + "-", StringComparison.Ordinal)).Value;

    /// <summary>What a reader sees of a page, code and scripts left out, every kind of blank as one plain blank.</summary>
    public string Text(string start)
    {
        var main = (IElement)Page(start).QuerySelector("article")!.Clone();
        foreach (var hidden in main.QuerySelectorAll("script, style, pre, svg").ToList()) hidden.Remove();
        return Plain(main.TextContent);
    }

    /// <summary>The tables of their own: a figure keeps its data in one too.</summary>
    public IEnumerable<IElement> Tables(string page) =>
        Page(page).QuerySelectorAll("article table.data").Where(table => table.Closest("figure") is null);

    /// <summary>What the tables with a column say of a region (or whatever the first column names) in it.</summary>
    public IEnumerable<string> Cells(string page, string column, string name) =>
        Found(page, column, name).Select(cell => Plain(cell.TextContent).Trim());

    /// <summary>The numbers behind those cells, as sorting and saving use them; cells of words are passed over.</summary>
    public IEnumerable<decimal> Values(string page, string column, string name) =>
        Found(page, column, name).Select(cell => cell.GetAttribute("data-value")).OfType<string>().Select(Number);

    public static decimal Number(string value) => decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);

    private IEnumerable<IElement> Found(string page, string column, string name) =>
        from table in Tables(page)
        let place = Headings(table).IndexOf(column)
        where place >= 0
        from row in table.QuerySelectorAll("tbody tr")
        where Plain(row.Children[0].TextContent).Trim() == name
        select row.Children[place];

    public static List<string> Headings(IElement table) =>
        [.. table.QuerySelectorAll("thead th").Select(heading => Plain(heading.TextContent).Trim())];

    public static string Plain(string text) => Blanks().Replace(text, " ");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    // Thin and no-break blanks are in \s of .NET, U+202F included.
    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
