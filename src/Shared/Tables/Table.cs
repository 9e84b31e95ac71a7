using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tables;

/// <summary>
/// A sequence laid out in columns. Reads no further than <see cref="DownloadLimit"/> items, so that a long or endless
/// sequence costs no more than that.
/// </summary>
/// <param name="Columns">The columns, each with a value for every row.</param>
/// <param name="Count">How many rows were read: those shown, and those kept for download.</param>
/// <param name="Shown">How many of them are shown.</param>
/// <param name="IsCut">True where the sequence goes on after the last row that was read.</param>
/// <param name="Rest">What is said of the items not shown, or null where there are none.</param>
/// <param name="Sums">The last row: for each column its sum, or null where it has none. Null where no sums are wanted.</param>
internal sealed record Table(IReadOnlyList<TableColumn> Columns, int Count, int Shown, bool IsCut,
    TableRest? Rest, IReadOnlyList<object?>? Sums)
{
    /// <summary>How many rows are kept for download.</summary>
    public const int DownloadLimit = 10_000;

    /// <param name="sequence">The items.</param>
    /// <param name="limit">How many of them to show.</param>
    /// <param name="sums">The names of the columns to sum.</param>
    /// <param name="nameOf">How a column is headed that shows a property; as the property is written where null.</param>
    /// <exception cref="ArgumentException">A column to sum is not there, or not all numbers;
    /// or the sequence is too long to be summed.</exception>
    public static Table Of(IEnumerable sequence, int limit, IReadOnlyCollection<string>? sums = null,
        Func<MemberInfo, string>? nameOf = null)
    {
        var items = sequence.Cast<object?>().Take(DownloadLimit + 1).ToList();
        var more = items.Count > DownloadLimit;
        if (more)
            items.RemoveAt(DownloadLimit);
        var shown = Math.Min(items.Count, Math.Max(limit, 0));
        if (sums is { Count: > 0 } && more)
            throw new ArgumentException($"A table of more than {NumberText.Grouped(DownloadLimit)} rows is not read to its end, "
                + "so it has no sums.", nameof(sums));
        var columns = TableColumn.Of(sequence, items, nameOf ?? ReadableName.AsWritten);
        return new Table(columns, items.Count, shown, more, DescribeRest(sequence, items.Count, shown, more),
            sums is { Count: > 0 } && items.Count > 0 ? SumsOf(columns, sums) : null);
    }

    private static List<object?> SumsOf(IReadOnlyList<TableColumn> columns, IReadOnlyCollection<string> sums)
    {
        foreach (var name in sums.Where(name => !columns.Any(column => column.Name == name && column.IsNumeric)))
            throw new ArgumentException($"There is no column of numbers '{name}' to sum; the columns of numbers are "
                + $"{string.Join(", ", columns.Where(column => column.IsNumeric).Select(column => $"'{column.Name}'"))}.", nameof(sums));
        return [.. columns.Select(column => sums.Contains(column.Name) ? column.Sum() : null)];
    }

    private static TableRest? DescribeRest(IEnumerable sequence, int read, int shown, bool more)
    {
        if (read == shown && !more)
            return null;
        var total = !more ? read : sequence is ICollection collection ? collection.Count : CountWithoutReading(sequence);
        return new TableRest(NumberText.Grouped((total ?? read) - shown), IsKnown: total is not null,
            read == shown ? null : NumberText.Grouped(read - shown), IsKeptWhole: !more);
    }

    private static int? CountWithoutReading(IEnumerable sequence) =>
        sequence.GetType().GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))
            .Select(contract => (int?)contract.GetProperty("Count")!.GetValue(sequence))
            .FirstOrDefault();
}

/// <summary>The rows of a table that are not shown.</summary>
/// <param name="Count">How many they are, or at least.</param>
/// <param name="IsKnown">True where they are no more than that.</param>
/// <param name="Kept">How many of them are kept for download; null where none are.</param>
/// <param name="IsKeptWhole">True where all that are not shown are kept.</param>
internal sealed record TableRest(string Count, bool IsKnown, string? Kept, bool IsKeptWhole)
{
    /// <summary>The key of these words in the files of words that pages have.</summary>
    public string Key => $"table.{(IsKnown ? "rest" : "more")}{(Kept is null ? "" : IsKeptWhole ? ".kept" : ".part")}";

    /// <summary>What is said of them.</summary>
    public override string ToString() => $"… {(IsKnown ? "" : "more than ")}{Count} more rows"
        + (Kept is null ? "" : IsKeptWhole ? ", all in the download" : $", of which {Kept} are in the download");
}

/// <summary>Rows whose columns have names also where there are no rows.</summary>
/// <param name="names">The names of the columns.</param>
/// <param name="rows">A dictionary for each row.</param>
internal sealed class NamedColumns(IReadOnlyList<string> names, IEnumerable rows) : IEnumerable
{
    public IReadOnlyList<string> Names { get; } = names;

    public IEnumerator GetEnumerator() => rows.GetEnumerator();
}

/// <summary>One column of a table: its value in each row, read once, and how it is written.</summary>
internal sealed class TableColumn
{
    private const string KeyMember = "Key";
    private const string ItemsMember = "<items>";

    private readonly object?[] _values;

    private TableColumn(string name, Func<object, object?> get, IEnumerable<object?> items)
    {
        Name = name;
        _values = [.. items.Select(item => item is null ? null : get(item))];
        Numbers = NumberText.ForColumn(_values);
    }

    private TableColumn(string name, TableColumn like) => (Name, _values, Numbers) = (name, like._values, like.Numbers);

    public string Name { get; }

    /// <summary>The column under another heading.</summary>
    public TableColumn Named(string name) => new(name, this);

    /// <summary>How the column writes its numbers, or null where its values are not all numbers.</summary>
    public NumberText? Numbers { get; }

    public bool IsNumeric => Numbers is not null;

    public object? Value(int row) => _values[row];

    public string Text(int row) => _values[row] switch
    {
        null => IsNumeric ? "" : OwnFormats.Null,
        var value when Numbers is not null => Numbers.Write(value),
        var value => PlainText.Of(value),
    };

    /// <summary>The sum of the column over all rows, exact where its values are.</summary>
    public object Sum()
    {
        var values = _values.OfType<object>().ToList();
        if (values.Exists(value => value is float or double or Half))
            return values.Sum(value => Convert.ToDouble(value, CultureInfo.InvariantCulture));
        return values.Exists(value => value is decimal)
            ? values.Sum(value => Convert.ToDecimal(value, CultureInfo.InvariantCulture))
            : values.Aggregate(BigInteger.Zero,
                (sum, value) => sum + BigInteger.Parse(NumberText.Raw(value), CultureInfo.InvariantCulture));
    }

    /// <summary>The columns that lay open what the items hold; items of different types each add theirs. A sequence without any
    /// has the columns of its type.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="items">Its items.</param>
    /// <param name="nameOf">How a column is headed that shows a property.</param>
    public static IReadOnlyList<TableColumn> Of(IEnumerable sequence, IReadOnlyList<object?> items, Func<MemberInfo, string> nameOf)
    {
        var types = items.Where(item => item is not null).Select(item => item!.GetType()).Distinct().ToList();
        if (types.Count == 0 && sequence is NamedColumns { Names.Count: > 0 } named)
            return [.. named.Names.Select(name => new TableColumn(name, _ => null, items))];
        if (types.Count == 0 && ItemTypeOf(sequence.GetType()) is { } type && !IsDictionary(type))
            types.Add(type);
        if (types.Count > 0 && types.All(IsDictionary))
            return [.. items.OfType<object>().SelectMany(KeysOf).Distinct()
                .Select(key => new TableColumn(PlainText.Of(key), item => Entry(item, key), items))];
        if (types.Count == 0 || types.Any(IsSingle))
            return [new TableColumn("Value", item => item, items)];

        var members = types.SelectMany(type => MembersOf(type, nameOf)).DistinctBy(member => member.Member).ToList();
        var readers = types.ToDictionary(type => type, type => members.Select(member => Reader(type, member.Member)).ToArray());
        return [.. members.Select((member, index) =>
            new TableColumn(member.Name, item => readers[item.GetType()][index]?.Invoke(item), items))];
    }

    private static Type? ItemTypeOf(Type type) =>
        type.GetInterfaces()
            .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];

    private static bool IsDictionary(Type type) =>
        typeof(IDictionary).IsAssignableFrom(type) || typeof(IDictionary<string, object?>).IsAssignableFrom(type);

    private static IEnumerable<object> KeysOf(object item) =>
        item is IDictionary dictionary ? dictionary.Keys.Cast<object>() : ((IDictionary<string, object?>)item).Keys;

    private static object? Entry(object item, object key)
    {
        if (item is IDictionary dictionary)
            return dictionary.Contains(key) ? dictionary[key] : null;
        return key is string name && ((IDictionary<string, object?>)item).TryGetValue(name, out var value) ? value : null;
    }

    private static bool IsSingle(Type type) =>
        PlainText.IsScalar(type) || OwnFormats.Has(type) || !MembersOf(type, member => member.Name).Any()
        || (typeof(IEnumerable).IsAssignableFrom(type) && GroupingOf(type) is null);

    /// <summary>The contract of a group (a key and its items), or null.</summary>
    private static Type? GroupingOf(Type type) =>
        type.GetInterfaces()
            .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IGrouping<,>));

    private static IEnumerable<(string Name, string Member)> MembersOf(Type type, Func<MemberInfo, string> nameOf) =>
        GroupingOf(type) is not null ? [("Key", KeyMember), ("Items", ItemsMember)]
        : typeof(ITuple).IsAssignableFrom(type)
            ? type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
                .Where(member => member is FieldInfo or PropertyInfo
                    && member.Name.StartsWith("Item", StringComparison.Ordinal) && member.Name.Length > 4)
                .Select(member => (member.Name, member.Name))
            : ReadableMembers.Of(type).Select(member => (nameOf(member), member.Name));

    private static Func<object, object?>? Reader(Type type, string member) =>
        GroupingOf(type) is { } grouping ? member switch
        {
            KeyMember => item => grouping.GetProperty("Key")!.GetValue(item),
            ItemsMember => item => ((IEnumerable)item).Cast<object?>(),
            _ => null,
        }
        : type.GetMember(member, BindingFlags.Public | BindingFlags.Instance).FirstOrDefault() switch
        {
            PropertyInfo property => item => ReadableMembers.Read(property, item),
            FieldInfo field => field.GetValue,
            _ => null,
        };
}
