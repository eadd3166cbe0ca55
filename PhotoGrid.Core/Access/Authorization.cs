namespace PhotoGrid.Access;

/// <summary>The one function that decides every request for bytes or rows. Pure: grants are looked up by the caller and come in with the resource.</summary>
public static class Authorization
{
    /// <summary>
    /// A key needs the scope of the action before anything is looked up. What is another's and not granted is not there; an admin is a
    /// user like any other here. What may be viewed but not done is forbidden.
    /// </summary>
    public static Verdict Authorize(Subject subject, AccessAction action, Resource resource)
    {
        if (resource.Kind is ResourceKind.Open or ResourceKind.SignedUrl)
            return Verdict.Allow;
        if (subject.Kind == SubjectKind.Nobody)
            return Verdict.SignIn;
        if (!HasScope(subject, action))
            return Verdict.Forbidden;

        return resource.Kind switch
        {
            ResourceKind.Machine => subject is { IsAdmin: true, IsSession: true } ? Verdict.Allow : Verdict.Forbidden,
            ResourceKind.Account => resource.Owner == subject.User ? Verdict.Allow : Verdict.NotThere,
            ResourceKind.Library when resource.Owner == subject.User => Verdict.Allow,
            ResourceKind.Library => Granted(action, resource.Granted),
            _ => Verdict.NotThere,
        };
    }

    private static bool HasScope(Subject subject, AccessAction action)
    {
        if (subject.IsSession)
            return true;
        var needed = action switch
        {
            AccessAction.View or AccessAction.Download => Scopes.Read,
            AccessAction.Add => Scopes.Upload,
            AccessAction.Comment or AccessAction.Edit or AccessAction.Delete => Scopes.Write,
            _ => Scopes.None, // Manage: no key may
        };
        return needed != Scopes.None && subject.Scopes.HasFlag(needed);
    }

    private static Verdict Granted(AccessAction action, Permissions granted)
    {
        if (!granted.HasFlag(Permissions.View))
            return Verdict.NotThere;
        var needed = action switch
        {
            AccessAction.View => Permissions.View,
            AccessAction.Download => Permissions.Download,
            AccessAction.Comment => Permissions.Comment,
            AccessAction.Add => Permissions.Add,
            AccessAction.Edit => Permissions.Edit,
            AccessAction.Delete => Permissions.Delete,
            _ => Permissions.None, // Manage: the owner's alone
        };
        return needed != Permissions.None && granted.HasFlag(needed) ? Verdict.Allow : Verdict.Forbidden;
    }
}
