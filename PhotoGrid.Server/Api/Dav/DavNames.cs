using System.Xml.Linq;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>The XML names that this door speaks.</summary>
internal static class DavNames
{
    public static readonly XNamespace Dav = "DAV:";

    /// <summary>ownCloud's and Nextcloud's, which rclone and phones know.</summary>
    public static readonly XNamespace Cloud = "http://owncloud.org/ns";

    /// <summary>What Windows sets after every copy.</summary>
    public static readonly XNamespace Windows = "urn:schemas-microsoft-com:";
}
