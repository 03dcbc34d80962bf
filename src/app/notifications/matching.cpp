// From entries to subjects, from subjects to those who follow them.
#include "app/notifications/matching.h"

#include <algorithm>

#include "app/notifications/showing.h"
#include "app/notifications/store.h"
#include "app/saved_searches/news.h"
#include "app/saved_searches/store.h"
#include "features/ideas/ideas.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/red_thread/red_thread.h"
#include "services/search/search.h"
#include "services/tags/store.h"

namespace notifications {

namespace {

using Happened = std::vector<activity::Entry const*>;
using ByMember = std::map<members::MemberId, std::vector<Follow>>;
using BySubject = std::map<Subject, Happened>;

BySubject by_subject(std::vector<activity::Entry> const& entries) {
    BySubject subjects;
    for (auto const& entry : entries)
        if (can_be_followed(entry.subject.kind)) subjects[entry.subject].push_back(&entry);
    return subjects;
}

bool is_for_everybody(web::Services& services, db::Reader& reader, Subject const& subject) {
    return seen(services, reader, texts::Language::sv, subject).has_value();
}

/// What of it is news to this member: what others did that people are told of. Nothing when there
/// is none.
std::optional<Notification> news_for(Follow const& follow, Subject const& subject,
                                     Happened const& entries, basics::Time letter) {
    Notification news{.member = follow.member,
                      .subject = subject,
                      .by = follow.subject,
                      .way = follow.way,
                      .letter_at = letter};
    for (auto const* entry : entries) {
        if (!is_told(entry->action) || entry->actor == follow.member) continue;
        news.action = entry->action;
        news.sequence = entry->sequence;
        news.changed_at = entry->at;
        ++news.times;
    }
    return news.times > 0 ? std::optional(std::move(news)) : std::nullopt;
}

void add(std::vector<Follow>& all, std::vector<Follow> more) {
    std::ranges::move(more, std::back_inserter(all));
}

/// Organisations and tags are worth asking about only when somebody follows any.
struct Asked {
    bool organisations = false, tags = false;
};

std::vector<Follow> followers_by_tag(db::Reader& reader, Subject const& subject) {
    std::vector<Follow> all;
    for (auto const& tag : tags::of_subject(reader, subject)) {
        add(all, followers_of(reader, {"tag", tag.id.string()}));
        for (auto const& part : tags::merged_into(reader, tag.id))
            add(all, followers_of(reader, {"tag", part.id.string()}));
    }
    return all;
}

std::vector<Follow> followers_by_organisation(web::Services& services, db::Reader& reader,
                                              Subject const& subject) {
    std::vector<Follow> all;
    auto const describe = services.describe.find(subject.kind);
    if (describe == services.describe.end()) return all;
    auto const document = describe->second(reader, subject.id);
    if (!document) return all;
    auto const found = document->facets.find(search::Facet::organisation);
    if (found == document->facets.end()) return all;
    for (auto const& id : std::set<std::string>(found->second.begin(), found->second.end()))
        add(all, followers_of(reader, {"organisation", id}));
    return all;
}

/// Of what was merged into it: who followed that follows where it lives now.
std::vector<Follow> followers_of_parts(web::Services& services, db::Reader& reader,
                                       Subject const& subject) {
    std::vector<Follow> all;
    http::Request const nobody_asks;
    web::Visit const visit{.request = nobody_asks};
    auto const access = web::access_to(services, visit, reader, subject.kind, subject.id);
    if (access)
        for (auto const& part : access->also) add(all, followers_of(reader, {subject.kind, part}));
    return all;
}

ByMember followers(web::Services& services, db::Reader& reader, Subject const& subject,
                   Asked const& asked) {
    auto all = followers_of(reader, subject);
    add(all, followers_of_parts(services, reader, subject));
    if (asked.tags) add(all, followers_by_tag(reader, subject));
    if (asked.organisations) add(all, followers_by_organisation(services, reader, subject));
    ByMember by_member;
    for (auto& follow : all) by_member[follow.member].push_back(std::move(follow));
    return by_member;
}

/// Those who follow what the subject came from, as far as everybody may see that.
ByMember followers_far(web::Services& services, db::Reader& reader,
                       std::vector<Subject> const& came_from) {
    ByMember by_member;
    for (auto const& earlier : came_from) {
        if (!is_for_everybody(services, reader, earlier)) continue;
        auto all = followers_of(reader, earlier);
        add(all, followers_of_parts(services, reader, earlier));
        for (auto& follow : all) by_member[follow.member].push_back(std::move(follow));
    }
    return by_member;
}

/// Tells what happened to one subject.
struct Round {
    web::Services& services;
    db::Reader& reader;
    basics::Time now;
    std::int64_t gather;
    Found& found;

    /// Members who are told of it by what they follow.
    std::set<members::MemberId> tell(ByMember const& following, Subject const& subject,
                                     Happened const& happened,
                                     std::set<members::MemberId> knowing = {}) {
        for (auto const& [member, matching] : following) {
            if (knowing.contains(member)) continue;
            auto const& follow = strongest(matching, subject);
            auto news = news_for(follow, subject, happened, letter_at(follow.way, now, gather));
            if (!news) continue;
            knowing.insert(member);
            found.news.push_back(*std::move(news));
        }
        return knowing;
    }

    /// What was merged or parted concerns those who support it.
    void tell_supporters(Subject const& subject, Happened const& happened,
                         std::set<members::MemberId> const& knowing) {
        std::set<members::MemberId> told(knowing);
        for (auto const* entry : happened)
            for (auto const& member : ideas::supporters_concerned(reader, *entry))
                if (member != entry->actor && told.insert(member).second)
                    found.supported.push_back(
                        {member, subject, entry->action, entry->organisation});
    }

    /// What matters to those who began it, or follow what it came from.
    void tell_far(Subject const& subject, Happened happened, std::set<members::MemberId> knowing) {
        std::erase_if(happened, [](auto const* entry) { return !is_told_far(entry->action); });
        if (happened.empty()) return;
        auto came_from = red_thread::came_from(services, reader, subject);
        knowing =
            tell(followers_far(services, reader, came_from), subject, happened, std::move(knowing));
        knowing.insert(happened.back()->actor);
        came_from.insert(came_from.begin(), subject);
        for (auto const& beginning : came_from)
            if (services.tell_beginners.contains(beginning.kind))
                found.far.push_back({beginning, subject, happened.back()->action, knowing});
    }
};

/// The subjects that a member's search finds among those changed after `since`.
std::set<Subject> found_now(web::Services& services, members::Member const& member,
                            saved_searches::Saved const& saved, basics::Time since) {
    http::Request const nobody_asks;
    web::Visit const visit{
        .request = nobody_asks, .language = member.language, .municipality = member.municipality};
    auto query = saved_searches::query_of(services, visit, saved);
    query.updated_after = since;
    std::set<Subject> found;
    services.search.each(query, [&](search::Ref const& ref) {
        found.insert({ref.kind, ref.id});
        return true;
    });
    return found;
}

}

Found found_by_subject(web::Services& services, db::Reader& reader,
                       std::vector<activity::Entry> const& entries, std::int64_t gather) {
    Found found{.reached = entries.back().sequence};
    Asked const asked{.organisations = is_any_followed(reader, "organisation"),
                      .tags = is_any_followed(reader, "tag")};
    Round round{services, reader, services.now(), gather, found};
    for (auto const& [subject, happened] : by_subject(entries)) {
        if (!is_for_everybody(services, reader, subject)) {
            found.out_of_sight.push_back(subject);
            continue;
        }
        auto const knowing =
            round.tell(followers(services, reader, subject, asked), subject, happened);
        round.tell_supporters(subject, happened, knowing);
        round.tell_far(subject, happened, knowing);
    }
    return found;
}

Found found_by_search(web::Services& services, db::Reader& reader,
                      std::vector<activity::Entry> const& entries, std::int64_t gather) {
    Found found{.reached = entries.back().sequence};
    auto const follows = of_kind(reader, "search");
    if (follows.empty()) return found;
    auto const subjects = by_subject(entries);
    auto const now = services.now();
    auto const first = std::ranges::min(entries, {}, &activity::Entry::at).at;
    for (auto const& follow : follows) {
        auto const member = services.members.find(follow.member);
        auto const id = saved_searches::SavedId::parse(follow.subject.id);
        auto const saved =
            member && id ? saved_searches::find(reader, member->id, *id) : std::nullopt;
        if (!saved) continue;
        auto const hits = found_now(services, *member, *saved, {first.microseconds - 1});
        for (auto const& [subject, happened] : subjects) {
            // The member's own follow of the subject itself says more: it has told already.
            if (!hits.contains(subject) || way_of(reader, member->id, subject)) continue;
            if (!is_for_everybody(services, reader, subject)) continue;
            if (auto news = news_for(follow, subject, happened, letter_at(follow.way, now, gather)))
                found.news.push_back(*std::move(news));
        }
    }
    return found;
}

}
