using System.IO.Compression;
using System.Net;
using System.Text;
using static Funding.Cli.Tests.FundingProgram;

namespace Funding.Cli.Tests;

/// <summary>Pages as people have them: the sixth page in a workbook and as a PDF, made here.</summary>
public sealed class PageFileTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public void A_workbook_gives_the_rows_of_its_sheets()
    {
        var rows = Dataset.Load(Folder.Repository).Grant("2021-performance").Allocations;
        var path = Path.Combine(_folder.Data, "..", "page.xlsx");
        Write(path, [
            ["Ersättning till regionerna 2025"], [], ["Regeringen fördelar pengar utifrån uppfyllda prestationskrav."], [],
            ["Region", "Belopp, kronor"],
            .. rows.Select(row => new object[] { row.Region.OfficialName, row.Amount.Kronor + 100_000 }),
            ["Summa", rows.Sum(row => row.Amount.Kronor + 100_000)],
        ]);
        var (code, output) = Run("import", path, "--data", _folder.Data, "--id", "2025-workbook", "--accept-outliers");
        code.ShouldBe(0, output);
        var read = Dataset.Load(_folder.Data).Grant("2025-workbook").Allocations;
        read.Select(row => row.Amount.Kronor).ShouldBe(rows.Select(row => row.Amount.Kronor + 100_000));
    }

    [Fact]
    public void A_pdf_gives_its_lines_with_columns_apart()
    {
        var path = Path.Combine(_folder.Data, "..", "page.pdf");
        WritePdf(path, ProgramTests.Sixth.Split('\n').Where(line => line.Length > 0));
        var (code, output) = Run("import", path, "--data", _folder.Data);
        code.ShouldBe(0, output);
        var text = _folder.Page(ProgramTests.Sixth);
        Run("import", text, "--data", _folder.Data).Output.ShouldContain("The data hold these figures already");
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and no more", "looks like a workbook (.xlsx) and cannot be read as one")]
    [InlineData("%PDF-1.7\nand no more", "looks like a PDF and cannot be read as one")]
    public void A_damaged_document_is_named_for_what_it_looks_like(string text, string message)
    {
        var state = _folder.State();
        var (code, output) = Run("import", _folder.Page(text), "--data", _folder.Data);
        code.ShouldBe(2);
        output.ShouldContain(message);
        _folder.State().ShouldBe(state);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_a_large_one_is_refused()
    {
        var path = Path.Combine(_folder.Data, "..", "bomb.xlsx");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var stream = archive.CreateEntry("xl/sharedStrings.xml").Open();
            var blank = new byte[1_000_000];
            for (var i = 0; i < 30; i++) stream.Write(blank);
        }

        new FileInfo(path).Length.ShouldBeLessThan(100_000);
        var (code, output) = Run("import", path, "--data", _folder.Data);
        code.ShouldBe(2);
        output.ShouldContain("unpacks to more than 20\u202F000\u202F000 bytes");
    }

    [Fact]
    public void A_file_larger_than_any_page_is_not_read()
    {
        var path = Path.Combine(_folder.Data, "..", "large.txt");
        using (var file = File.Create(path)) file.SetLength(20_000_001);
        var (code, output) = Run("import", path, "--data", _folder.Data);
        code.ShouldBe(2);
        output.ShouldContain("found 20\u202F000\u202F001 bytes, expected at most 20\u202F000\u202F000");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A PDF of one page, by hand, in a font that every reader has.</summary>
    private static void WritePdf(string path, IEnumerable<string> lines)
    {
        var content = "BT /F1 9 Tf 14 TL 40 800 Td\n"
            + string.Concat(lines.Select(line => $"({line.Replace("(", "\\(").Replace(")", "\\)")}) Tj T*\n")) + "ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var (pdf, places) = ("%PDF-1.4\n", new List<int>());
        foreach (var (at, text) in objects.Index())
        {
            places.Add(pdf.Length);
            pdf += $"{at + 1} 0 obj\n{text}\nendobj\n";
        }

        var table = $"xref\n0 6\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}";
        var end = $"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{pdf.Length}\n%%EOF\n";
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(pdf + table + end));
    }

    /// <summary>A workbook with one sheet, by hand: its text stands in the cells.</summary>
    private static void Write(string path, IReadOnlyList<object[]> rows)
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add("[Content_Types].xml", $"<Types xmlns='{Package}/content-types'><Default Extension='rels' ContentType='application/"
            + $"vnd.openxmlformats-package.relationships+xml'/><Override PartName='/xl/workbook.xml' ContentType='{Kind}sheet.main+xml'/>"
            + $"<Override PartName='/xl/worksheets/sheet1.xml' ContentType='{Kind}worksheet+xml'/></Types>");
        Add("_rels/.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' Type='{Office}/officeDocument' "
            + "Target='xl/workbook.xml'/></Relationships>");
        Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' "
            + $"Type='{Office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
        Add("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'><sheets><sheet name='Blad1' sheetId='1' r:id='r1'/>"
            + "</sheets></workbook>");
        Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns='{Main}'><sheetData>{string.Concat(rows.Select(Row))}</sheetData></worksheet>");

        void Add(string name, string xml)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write("<?xml version='1.0' encoding='UTF-8'?>" + xml);
        }

        string Row(object[] cells, int at) => $"<row r='{at + 1}'>{string.Concat(cells.Select((cell, column) =>
            cell is long number ? $"<c r='{(char)('A' + column)}{at + 1}'><v>{number}</v></c>"
                : $"<c r='{(char)('A' + column)}{at + 1}' t='inlineStr'><is><t>{WebUtility.HtmlEncode($"{cell}")}</t></is></c>"))}</row>";
    }
}
