using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;

namespace PhotoGrid.People;

/// <summary>Somebody in photos: a group of faces, named or not.</summary>
public sealed record Person
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>As people call them; null until somebody said.</summary>
    public string? Name { get; init; }

    /// <summary>Kept out of the list.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The face that was chosen to stand for them.</summary>
    public Guid? ChosenCover { get; init; }

    /// <summary>Photos outside the trash.</summary>
    public long PhotoCount { get; init; }

    /// <summary>Faces in those.</summary>
    public long FaceCount { get; init; }

    /// <summary>When the group was made.</summary>
    public required long CreatedAtMs { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public required long UpdatedAtMs { get; init; }

    /// <summary>Rises with every change that somebody makes.</summary>
    public long Version { get; init; } = 1;
}

/// <summary>A person with the face that stands for them, and how many faces wait for a yes.</summary>
public sealed record PersonView(Person Person, Face? Cover, long CoverNumber, long CoverRenditions, long Proposed);

/// <summary>A page of people, the most photographed first.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonView> People, string? Cursor, bool HasMore, long Total);
