using System.Xml.Linq;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>What a PROPFIND asks for: these names (with or without all that there is), or only which names there are.</summary>
internal sealed record PropFindQuery(IReadOnlyList<XName> Names, bool All, bool NamesOnly)
{
    private static readonly PropFindQuery Everything = new([], true, false);

    /// <summary>Null when the body is no propfind. No body asks for everything.</summary>
    public static PropFindQuery? Read(XElement? body)
    {
        if (body is null)
            return Everything;
        if (body.Name != DavNames.Dav + "propfind")
            return null;
        var asked = body.Elements().Where(element => element.Name.Namespace == DavNames.Dav).ToList();
        var include = asked.FirstOrDefault(element => element.Name.LocalName == "include");
        return asked.FirstOrDefault(element => element != include)?.Name.LocalName switch
        {
            "allprop" => Everything with { Names = NamesIn(include) },
            "propname" => new PropFindQuery([], true, true),
            "prop" => new PropFindQuery(NamesIn(asked.First(element => element.Name.LocalName == "prop")), false, false),
            _ => null,
        };
    }

    /// <summary>Whether this one was asked for by name.</summary>
    public bool Asks(XName name) => Names.Contains(name);

    private static List<XName> NamesIn(XElement? list) => list is null ? [] : [.. list.Elements().Select(element => element.Name).Distinct()];
}
