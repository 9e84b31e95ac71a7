using System.Text.RegularExpressions;
using Dib.Documents;

namespace Dib.Tests.Runs;

/// <summary>A notebook that is made, and edited, at random: what people do to notebooks, and what makes that hard to follow.</summary>
internal sealed partial class RandomNotebook
{
    private readonly Random _random;
    private int _names;

    public RandomNotebook(int seed)
    {
        _random = new Random(seed);
        for (var i = 0; i < 3; i++)
            Cells.Add(Declaration());
        var count = _random.Next(4, 9);
        for (var i = 0; i < count; i++)
            Cells.Add(NewCell(Cells.Count));
    }

    public List<Cell> Cells { get; private set; } = [];

    public string Text => DibWriter.Write(new Notebook([.. Cells]));

    /// <summary>Goes back to what was there before.</summary>
    public void Restore(IEnumerable<Cell> cells) => Cells = [.. cells];

    /// <summary>Edits something, and says what.</summary>
    public string Edit()
    {
        var at = _random.Next(Cells.Count);
        switch (_random.Next(20))
        {
            case 0 or 1 or 2 or 3 or 4 or 5:
                var numbers = Number().Matches(Cells[at].Source);
                if (numbers.Count == 0)
                    return Edit();
                var number = numbers[_random.Next(numbers.Count)];
                Change(at, Cells[at].Source[..number.Index] + _random.Next(1, 60) + Cells[at].Source[(number.Index + number.Length)..]);
                return $"a literal of cell {at + 1}";
            case 6:
                Change(at, Cells[at].Source + "\n// a comment");
                return $"a comment in cell {at + 1}";
            case 7:
                Cells.Insert(at, new Cell("markdown", $"Words {_random.Next(100)}"));
                return $"markdown before cell {at + 1}";
            case 8 or 9 or 10:
                Cells.Insert(at + 1, NewCell(at + 1));
                return $"a new cell after cell {at + 1}";
            case 11 or 12:
                if (Cells.Count > 5)
                    Cells.RemoveAt(at);
                return $"without cell {at + 1}";
            case 13:
                var (cell, to) = (Cells[at], _random.Next(Cells.Count));
                Cells.RemoveAt(at);
                Cells.Insert(to, cell);
                return $"cell {at + 1} moved to {to + 1}";
            case 14:
                Cells.Insert(at + 1, Cells[at]);
                return $"cell {at + 1} twice";
            case 15:
                var names = Declared().Matches(Cells[at].Source);
                if (names.Count == 0)
                    return Edit();
                var (name, next) = (names[_random.Next(names.Count)].Groups["name"].Value, NextName());
                for (var i = 0; i < Cells.Count; i++)
                    Change(i, Regex.Replace(Cells[i].Source, $@"\b{name}\b", next));
                return $"{name} called {next}";
            case 16:
                Change(at, $"throw new Exception(\"{_random.Next(100)}\");");
                return $"cell {at + 1} fails";
            case 17:
                Change(at, NewCell(at).Source);
                return $"cell {at + 1} written anew";
            case 18:
                var redeclared = Names(at, ".");
                Cells.Insert(at, new Cell("csharp", $"var {redeclared} = \"{_random.Next(100)} as a text\";\n{redeclared}"));
                return $"{redeclared} declared again as a text before cell {at + 1}";
            default:
                Change(at, Cells[at].Source.Replace("Console.Write(", "display(", StringComparison.Ordinal) + " ");
                return $"a blank at the end of cell {at + 1}";
        }
    }

    private void Change(int at, string source)
    {
        if (Cells[at].Kind == "csharp")
            Cells[at] = new Cell("csharp", source);
    }

    private string NextName() => $"v{++_names}";

    private Cell Declaration() => new("csharp", _random.Next(3) switch
    {
        0 => $"var {NextName()} = {_random.Next(1, 50)};",
        1 => $"var {NextName()} = new List<int> {{ {_random.Next(9)}, {_random.Next(9)}, {_random.Next(9)} }};",
        _ => $"var {NextName()} = new List<int> {{ {_random.Next(9)} }};\nvar {NextName()} = {_random.Next(9)};",
    });

    private Cell NewCell(int at)
    {
        var (n, list, own) = (Names(at, "number"), Names(at, "list"), NextName());
        var k = _random.Next(1, 50);
        string[] usual =
        [
            $"var {own} = {n} + {k};\n{own}", $"{n} * {k}", $"{list}.Select(x => x + {k}).ToList()", $"display({list}.Count + {k});",
            $"Console.Write({list}.Sum() + {k});", $"var {own} = {list}.ToList(); {own}.Add({k}); {own}", $"var {own} = {list};",
            $"int F{own}(int x) => x * {k} + {n};\nF{own}({k})", $"Func<int> {own} = () => {n} + {k};\n{own}()",
            $"var {own} = {list}.Select(x => x * {n});\n{own}.Sum()",
            $"record R{own}(int A, string B);\nvar {own} = new R{own}({k}, \"b\");",
            $"using System.Globalization;\nCultureInfo.InvariantCulture.Name.Length + {k}",
            $"var {own} = new Lazy<int>(() => {list}.Sum());",
            $"var {own} = display({k});\n{own}.Update({k} + 1);", $"var {own} = new {{ Items = {list}, N = {k} }};\n{own}.Items.Count",
            $"foreach (var x in {list}) Console.WriteLine(x + {k});", $"typeof(List<int>).FullName.Length + {k}",
            $"async Task<int> A{own}() {{ await Task.Delay(1); return {n} + {k}; }}\nawait A{own}()",
            $"IEnumerable<int> G{own}() {{ yield return {k}; yield return {n}; }}\nG{own}().Sum()",
            $"var ({own}a, {own}) = ({n}, {k});\n{own} + {own}a", $"static int T{own}(this int x) => x + {k};\n{n}.T{own}()",
            $"$\"{{{n}:0.0}} of {{{list}.Count}} and {k}\".Display();", $"var {own} = new Random({k}); {own}.Next(1000)",
        ];
        string[] changing =
        [
            $"{list}.Add({k});", $"var {own} = {list}; {own}.Add({k}); {own}.Count", $"{n} = {k};", $"{n}++;",
            $"Action {own} = () => {list}.Add({k});\n{own}();", $"if ({n} > {k}) {list}.Clear();\n{list}.Count",
            $"void A{own}(List<int> to) => to.Insert(0, {k});\nA{own}({list});\n{list}[0]",
        ];
        string[] hard =
        [
            $"class C{own} {{ public static int Count = {k}; }}\nC{own}.Count++;\nC{own}.Count",
            $"var {own} = DateTime.Now.Year > 2000; {own} ? {k} : 0", $"var {own} = new Random().Next(10) < 20; {own}",
            $"#!set --name {own} --value {k}\n{own}.Length", $"Environment.SetEnvironmentVariable(\"A_TEST\", \"{k}\");",
            $"var {own} = Task.Run(() => {n} + {k});\nawait {own}",
            $"try {{ throw new Exception(\"{k}\"); }} catch (Exception e) {{ Console.Write(e.Message); }}",
        ];
        var kinds = _random.Next(100) switch { < 2 => hard, < 12 => changing, _ => usual };
        return new Cell("csharp", kinds[_random.Next(kinds.Length)]);
    }

    /// <summary>A name that a cell above declares, if there is one of that type.</summary>
    private string Names(int at, string type)
    {
        var names = Cells.Take(at).SelectMany(cell => Declared().Matches(cell.Source))
            .Where(match => match.Groups["value"].Value is var value && (type == "."
                || (type == "list" ? value.StartsWith("new List<int>", StringComparison.Ordinal) : char.IsDigit(value[0]))))
            .Select(match => match.Groups["name"].Value).ToList();
        if (names.Count > 0)
            return names[_random.Next(names.Count)];
        var name = NextName();
        Cells.Insert(0, new Cell("csharp", type == "list" ? $"var {name} = new List<int> {{ 1, 2 }};" : $"var {name} = 3;"));
        return name;
    }

    [GeneratedRegex(@"(?<![\w""])\d+(?![\w""])")]
    private static partial Regex Number();

    [GeneratedRegex(@"var (?<name>v\d+) = (?<value>[^;]+);")]
    private static partial Regex Declared();
}
