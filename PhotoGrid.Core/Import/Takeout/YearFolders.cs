using System.Text.RegularExpressions;

namespace PhotoGrid.Import.Takeout;

/// <summary>The folders by year that an export makes of everything, in the account's language: they are no albums.</summary>
internal static partial class YearFolders
{
    /// <summary>Words and a year, e.g. "Photos from 2015", "Fotos von 2015", "2015 年的照片": in each language "photos" and little else.</summary>
    public static bool IsOne(string name) => Pattern().IsMatch(name);

    [GeneratedRegex(
        @"^((photos?|fotos|fotografie|foto's|foto|zdjęcia|billeder|bilder|bilete|valokuvat|fényképek|fotografii|fotoğraflar|фото|фотографии|фотографії|φωτογραφίες)" +
        @"( (from|von|de|del|do|d'|dal|dall'|uit|z|z roku|fra|från|vuodelta|din|από το|за|з|за год|of|di))? ?(19|20)\d\d( (года|г\.|р\.))?" +
        @"|(19|20)\d\d ?(年的照片|年の写真|년의 사진|년 사진|-(os|es|as|ös) (fényképek|fotók)|(yılındaki|yılından) fotoğraflar))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
