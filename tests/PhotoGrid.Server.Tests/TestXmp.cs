namespace PhotoGrid.Server.Tests;

/// <summary>XMP as other programs write it.</summary>
internal static class TestXmp
{
    /// <summary>A packet with these properties, as they stand within rdf:Description. <paramref name="before"/> comes before the first element.</summary>
    public static string Packet(string properties, string before = "") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        {before}
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
          xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/">
        {properties}
        </rdf:Description></rdf:RDF></x:xmpmeta>
        """;
}
