namespace PhotoGrid.Maintenance;

/// <summary>What a user's library takes.</summary>
/// <param name="Used">Bytes of all originals, the trash included: what the limit counts.</param>
/// <param name="Limit">The quota; null when there is none.</param>
/// <param name="Photos">Photos and videos outside the trash.</param>
/// <param name="Trash">Those in it.</param>
public sealed record StorageUse(long Used, long? Limit, long Photos, long Trash);
