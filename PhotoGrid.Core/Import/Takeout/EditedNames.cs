namespace PhotoGrid.Import.Takeout;

/// <summary>The word that an export puts behind the name of an edited photo, in the language of its account.</summary>
internal static class EditedNames
{
    // Accented ones twice: macOS unpacks names decomposed.
    private static readonly string[] _words =
    [
        "-edited", "-effects", "-smile", "-mix", "-bearbeitet", "-modifié", "-modifie\u0301", "-editado", "-ha editado", "-editada", "-modificato", "-bewerkt",
        "-redigert", "-redigeret", "-redigerad", "-muokattu", "-edytowane", "-upraveno", "-upravené", "-upravene\u0301", "-szerkesztett", "-düzenlendi",
        "-du\u0308zenlendi", "-editat", "-отредактировано", "-изменено", "-редаговано", "-編集済み", "-已修改", "-已编辑", "-已編輯", "-편집됨", "-수정됨",
    ];

    // Long names are cut, and the word with them; one letter more than the hyphen is needed to tell it from a name.
    private const int ShortestCut = 2;
    private const int LongStem = 44;

    /// <summary>The stem of the photo that was edited; null when the stem is not that of an edited one.</summary>
    public static string? OriginalOf(string stem)
    {
        foreach (var word in _words)
        {
            if (stem.Length > word.Length && stem.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return stem[..^word.Length];
        }

        return stem.Length >= LongStem && stem.LastIndexOf('-') is > 0 and var hyphen && stem.Length - hyphen >= ShortestCut
            && _words.Any(word => word.StartsWith(stem[hyphen..], StringComparison.OrdinalIgnoreCase))
                ? stem[..hyphen]
                : null;
    }
}
