using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Core.Tests.Imaging.Metadata;

public class PlaceReaderTests
{
    [Theory]
    [InlineData("N", "E", 48.5, 11.25)]
    [InlineData("S", "W", -48.5, -11.25)]
    [InlineData("s", "e", -48.5, 11.25)]
    public void Hemispheres_give_the_sign(string latRef, string lonRef, double lat, double lon)
    {
        GeoPoint? place = Read(Gps([new(48, 1), new(30, 1), new(0, 1)], latRef, [new(11, 1), new(1500, 100), new(0, 0)], lonRef));

        Assert.Equal(lat, place!.Value.Lat, 9);
        Assert.Equal(lon, place.Value.Lon, 9);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("N", "")]
    [InlineData("48", "E")]
    public void A_coordinate_without_its_hemisphere_is_refused(string? latRef, string? lonRef)
    {
        Assert.Null(Read(Gps([new(48, 1), new(30, 1), new(0, 1)], latRef, [new(11, 1), new(0, 1), new(0, 1)], lonRef)));
    }

    [Fact]
    public void Nowhere_in_the_gulf_of_Guinea_is_refused()
    {
        Rational[] zero = [new(0, 1), new(0, 1), new(0, 1)];

        Assert.Null(Read(Gps(zero, "N", zero, "E")));
    }

    [Theory]
    [InlineData(91, 1)]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    public void Latitudes_that_are_none_are_refused(long numerator, long denominator)
    {
        Assert.Null(Read(Gps([new(numerator, denominator), new(0, 1), new(0, 1)], "N", [new(11, 1), new(0, 1), new(0, 1)], "E")));
    }

    private static GeoPoint? Read(GpsDirectory gps) => PlaceReader.Read([gps], new XmpValues([]));

    private static GpsDirectory Gps(Rational[] lat, string? latRef, Rational[] lon, string? lonRef)
    {
        var gps = new GpsDirectory();
        gps.Set(GpsDirectory.TagLatitude, lat);
        gps.Set(GpsDirectory.TagLongitude, lon);
        if (latRef is not null) gps.Set(GpsDirectory.TagLatitudeRef, latRef);
        if (lonRef is not null) gps.Set(GpsDirectory.TagLongitudeRef, lonRef);
        return gps;
    }
}
