namespace PhotoGrid.Index;

/// <summary>Where in a photo's facts a word stands. The letter is part of what is stored: never change one.</summary>
public enum SearchField
{
    /// <summary>A person's name.</summary>
    Person = 'p',

    /// <summary>The name of an album that it is in.</summary>
    Album = 'a',

    /// <summary>A tag, by people or by a model.</summary>
    Tag = 't',

    /// <summary>What a tag is a kind of: a beagle is a dog.</summary>
    Broader = 'b',

    /// <summary>City, region, country.</summary>
    Place = 'l',

    /// <summary>What people wrote about it.</summary>
    Caption = 'c',

    /// <summary>Text that was read in the picture.</summary>
    Text = 'o',

    /// <summary>The name of the file, and its kind.</summary>
    File = 'f',

    /// <summary>Camera and lens.</summary>
    Camera = 'k',
}

/// <summary>What an indexed name is of. The letter is part of what is stored: never change one.</summary>
public enum NameKind
{
    /// <summary>Key: the person's id.</summary>
    Person = 'p',

    /// <summary>Key: the album's id.</summary>
    Album = 'a',

    /// <summary>Key: the folded tag.</summary>
    Tag = 't',

    /// <summary>Key: the folded city, region and country code.</summary>
    City = 'c',

    /// <summary>Key: the folded region and country code.</summary>
    Region = 'r',

    /// <summary>Key: the country code, or the folded country.</summary>
    Country = 'l',

    /// <summary>Key: the folded make and model.</summary>
    Camera = 'k',

    /// <summary>Key: the folded lens.</summary>
    Lens = 'x',

    /// <summary>Key: the MIME type.</summary>
    MimeType = 'm',
}
