using System.Globalization;
using System.Xml.Linq;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav;
using PhotoGrid.Import.Dav.Locks;
using PhotoGrid.Maintenance;
using PhotoGrid.Server.Api.Dav.Locks;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>What is the same for every member of one answer.</summary>
/// <param name="Used">Bytes in use; null when nobody asked.</param>
/// <param name="Left">Bytes left; null when nobody asked or there is no limit.</param>
/// <param name="LocksOn">The locks that cover a path, as lockdiscovery shows them.</param>
internal sealed record DavScope(long? Used, long? Left, Func<DavPath, IEnumerable<XElement>> LocksOn);

/// <summary>The properties of a path: those the server knows, and those that clients have set.</summary>
internal sealed class DavProperties(ReadStorage storage, LockTable locks, TimeProvider clock)
{
    private static readonly XName Checksums = DavNames.Cloud + "checksums";
    private static readonly XName QuotaUsed = DavNames.Dav + "quota-used-bytes";
    private static readonly XName QuotaLeft = DavNames.Dav + "quota-available-bytes";

    private static readonly string[] _scopes = ["exclusive", "shared"];

    // What clients may not set, for the server alone knows it.
    private static readonly HashSet<XName> Protected =
    [
        .. new[]
        {
            "creationdate", "displayname", "getcontentlanguage", "getcontentlength", "getcontenttype", "getetag", "lockdiscovery", "resourcetype",
            "supportedlock", "quota-used-bytes", "quota-available-bytes",
        }.Select(name => DavNames.Dav + name),
        Checksums,
    ];

    public static bool IsProtected(XName name) => Protected.Contains(name);

    /// <summary>Space is counted only for who asks: RFC 4331 keeps it out of allprop.</summary>
    public async Task<DavScope> ScopeAsync(UserId owner, PropFindQuery query, CancellationToken ct)
    {
        IEnumerable<XElement> LocksOn(DavPath path) => locks.On(owner, path).Select(held => DavLocking.Show(held, clock));
        if (!query.Asks(QuotaUsed) && !query.Asks(QuotaLeft))
            return new DavScope(null, null, LocksOn);
        var use = await storage.RunAsync(owner, ct);
        return new DavScope(use.Used, use.Limit is { } limit ? Math.Max(0, limit - use.Used) : null, LocksOn);
    }

    /// <summary>The properties that were asked for and are there, and the names of those that are not.</summary>
    public static (IReadOnlyList<XElement> There, IReadOnlyList<XName> Missing) Pick(DavFound found, PropFindQuery query, DavScope scope)
    {
        var live = Live(found.Entry).Concat(Locking(found, scope)).Concat(query.All ? [] : Asked(found.Entry, scope)).ToList();
        var kept = found.Properties.Select(property => (Name: XName.Get(property.Name, property.Namespace), property.Xml)).ToList();
        if (query.NamesOnly)
            return ([.. live.Select(element => element.Name).Concat(kept.Select(property => property.Name)).Select(name => new XElement(name))], []);

        var there = live.Where(element => query.All || query.Asks(element.Name))
            .Concat(kept.Where(property => query.All || query.Asks(property.Name)).Select(property => XElement.Parse(property.Xml, LoadOptions.PreserveWhitespace)))
            .ToList();
        if (query.All)
            there.AddRange(Asked(found.Entry, scope).Where(element => query.Asks(element.Name)));
        var names = there.Select(element => element.Name).ToHashSet();
        return (there, [.. query.Names.Where(name => !names.Contains(name))]);
    }

    /// <summary>
    /// The strong tag of an entry's bytes: the first half of their hash. 128 bits are enough, and some clients put tags into short buffers
    /// (litmus cuts an If header at 200 characters).
    /// </summary>
    public static string ETagOf(DavEntry entry) => $"\"{entry.Sha256.ToString()![..32]}\"";

    /// <summary>As HTTP writes times.</summary>
    public static string HttpTime(long milliseconds) => Instant.Read(milliseconds).ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<XElement> Live(DavEntry entry)
    {
        yield return new XElement(DavNames.Dav + "resourcetype", entry.IsFolder ? new XElement(DavNames.Dav + "collection") : null);
        yield return new XElement(DavNames.Dav + "displayname", entry.Name);
        yield return new XElement(DavNames.Dav + "creationdate", Instant.Read(entry.CreatedAtMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        yield return new XElement(DavNames.Dav + "getlastmodified", HttpTime(entry.ModifiedAtMs));
        if (entry.IsFolder)
            yield break;
        yield return new XElement(DavNames.Dav + "getcontentlength", entry.Size);
        yield return new XElement(DavNames.Dav + "getcontenttype", entry.MimeType);
        yield return new XElement(DavNames.Dav + "getetag", ETagOf(entry));
    }

    private static IEnumerable<XElement> Locking(DavFound found, DavScope scope)
    {
        yield return new XElement(DavNames.Dav + "lockdiscovery", scope.LocksOn(found.Path));
        yield return new XElement(DavNames.Dav + "supportedlock", _scopes.Select(scope => new XElement(DavNames.Dav + "lockentry",
            new XElement(DavNames.Dav + "lockscope", new XElement(DavNames.Dav + scope)),
            new XElement(DavNames.Dav + "locktype", new XElement(DavNames.Dav + "write")))));
    }

    private static IEnumerable<XElement> Asked(DavEntry entry, DavScope scope)
    {
        if (entry is { Sha1: { } sha1, Md5: { } md5 })
        {
            yield return new XElement(Checksums, new XAttribute(XNamespace.Xmlns + "oc", DavNames.Cloud.NamespaceName),
                new XElement(DavNames.Cloud + "checksum", $"SHA1:{Convert.ToHexStringLower(sha1)} MD5:{Convert.ToHexStringLower(md5)} SHA256:{entry.Sha256}"));
        }

        if (entry.IsFolder && scope.Used is { } used)
            yield return new XElement(QuotaUsed, used);
        if (entry.IsFolder && scope.Left is { } left)
            yield return new XElement(QuotaLeft, left);
    }
}
