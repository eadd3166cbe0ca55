using System.Globalization;
using System.Xml.Linq;
using PhotoGrid.Import.Dav;
using PhotoGrid.Server.Api.Dav.Locks;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>PROPPATCH: keeps what clients want kept with a path, and takes the time of a file in the words of each client. All or nothing.</summary>
internal static class PropPatch
{
    private const int MaxValue = 16 * 1024;

    private static readonly XName Modified = DavNames.Dav + "getlastmodified";
    private static readonly XName UnixModified = DavNames.Dav + "lastmodified"; // rclone, in seconds
    private static readonly XName WindowsModified = DavNames.Windows + "Win32LastModifiedTime";

    public static async Task<IResult> RunAsync(HttpContext http, DavTree tree, ChangeProperties change, DavConditions conditions)
    {
        if (DavAddress.Of(http) is not { } path)
            return DavAnswer.BadAddress;
        var (body, ok) = await DavXml.ReadAsync(http);
        if (!ok || body is null || body.Name != DavNames.Dav + "propertyupdate")
            return DavAnswer.Status(StatusCodes.Status400BadRequest);
        var owner = http.UserId();
        if (await tree.FindAsync(owner, path, http.RequestAborted) is not { } entry)
            return DavAnswer.Fail(DavRefusals.NotFound);

        if (await conditions.RefuseAsync(http, owner, path, new DavTouch(path)) is { } refusal)
            return refusal;
        var steps = Steps(body).ToList();
        var refused = steps.Where(step => !IsTaken(step.Element, step.IsSet)).Select(step => step.Element.Name).ToHashSet();
        var names = steps.Select(step => step.Element.Name).Distinct().ToList();
        if (refused.Count == 0)
        {
            var changed = await change.RunAsync(owner, path, [.. steps.Where(step => !IsTime(step.Element.Name)).Select(Change)], TimeOf(steps), http.RequestAborted);
            if (!changed.Ok)
                return DavAnswer.Fail(changed.Failure);
        }

        var response = PropFind.Response(path, entry.IsFolder);
        foreach (var group in names.GroupBy(name => refused.Count == 0 ? 200 : refused.Contains(name) ? 403 : 424))
            response.Add(PropFind.Group(group.Select(name => new XElement(name)), group.Key));
        return new PropFind.Listing([response]);
    }

    // In the order of the document, as RFC 4918 wants it.
    private static IEnumerable<(XElement Element, bool IsSet)> Steps(XElement update)
    {
        foreach (var step in update.Elements().Where(step => step.Name == DavNames.Dav + "set" || step.Name == DavNames.Dav + "remove"))
        {
            foreach (var property in step.Elements(DavNames.Dav + "prop").Elements())
                yield return (property, step.Name.LocalName == "set");
        }
    }

    private static bool IsTaken(XElement property, bool isSet) =>
        !DavProperties.IsProtected(property.Name)
        && (!IsTime(property.Name) || (isSet && ReadTime(property) is not null))
        && (!isSet || property.ToString(SaveOptions.DisableFormatting).Length <= MaxValue);

    private static bool IsTime(XName name) => name == Modified || name == UnixModified;

    private static DavPropertyChange Change((XElement Element, bool IsSet) step)
    {
        var (element, isSet) = step;
        // The language of what is around it is part of a value.
        if (isSet && element.Attribute(XNamespace.Xml + "lang") is null
            && element.AncestorsAndSelf().Attributes(XNamespace.Xml + "lang").FirstOrDefault() is { } language)
        {
            element.SetAttributeValue(XNamespace.Xml + "lang", language.Value);
        }

        return new DavPropertyChange(
            element.Name.NamespaceName, element.Name.LocalName, isSet ? element.ToString(SaveOptions.DisableFormatting) : null);
    }

    private static DateTimeOffset? TimeOf(IEnumerable<(XElement Element, bool IsSet)> steps) =>
        steps.Where(step => step.IsSet).Select(step => ReadTime(step.Element)).LastOrDefault(time => time is not null);

    private static DateTimeOffset? ReadTime(XElement property)
    {
        if (property.Name == UnixModified)
            return DavTimes.OfSeconds(property.Value);
        return (property.Name == Modified || property.Name == WindowsModified)
            && DateTimeOffset.TryParseExact(property.Value.Trim(), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }
}
