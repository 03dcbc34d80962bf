// Nothing enters that the one who visits could not open: neither a barrier, nor a project, nor a
// sum of them.
#include "features/leverage/gathering.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "features/knowledge/knowledge.h"
#include "services/activity/edition.h"
#include "services/organisations/directory.h"
#include "services/organisations/shelf.h"

namespace leverage {

namespace {

/// Projects by their ids, each read once.
class Projects {
public:
    Projects(web::Services& services, web::Visit const& visit, db::Reader& reader, Picture& picture)
        : services_(services),
          visit_(visit),
          reader_(reader),
          picture_(picture),
          directory_(services.organisations.directory()) {}

    /// Nothing for what the one who visits may not see. Of one that was merged: that which it
    /// became part of.
    std::optional<std::size_t> place(std::string const& id) {
        auto const found = places_.find(id);
        if (found != places_.end()) return found->second;
        auto const access = web::access_to(services_, visit_, reader_, "project", id);
        std::optional<std::size_t> place;
        if (access && access->may_see) {
            if (access->id == id) place = add(*access);
            else place = this->place(access->id);
        }
        places_.emplace(id, place);
        return place;
    }

private:
    std::size_t add(web::Access const& access) {
        Project project{.id = access.id, .title = access.title, .path = access.path};
        // Figures are told of public projects alone.
        if (auto const line = knowledge::line(services_, reader_, access.id))
            take_figures(project, line->project);
        picture_.projects.push_back(std::move(project));
        return picture_.projects.size() - 1;
    }

    void take_figures(Project& project, json::Value const& told) {
        auto const amount = told.at("amount").number();
        if (amount && told.at("currency").text() == "SEK" && *amount >= 0 && *amount < 1e12)
            project.money = std::llround(*amount * 100);
        for (auto const& goal : told.at("sdg_goals").elements())
            if (goal.integer()) project.goals.push_back(static_cast<int>(*goal.integer()));
        for (auto const& one : told.at("municipalities").elements()) {
            auto const* municipality = directory_->municipality(one.text());
            if (!municipality || !municipality->population) continue;
            project.municipalities.emplace_back(one.text());
            project.people += *municipality->population;
            picture_.people.emplace(one.text(), *municipality->population);
        }
    }

    web::Services& services_;
    web::Visit const& visit_;
    db::Reader& reader_;
    Picture& picture_;
    std::shared_ptr<organisations::Directory const> directory_;
    std::map<std::string, std::optional<std::size_t>> places_;
};

Held held_of(Projects& projects, barriers::Standing barrier) {
    Held held;
    for (auto const& id : barrier.projects) {
        auto const place = projects.place(id);
        if (place && std::ranges::find(held.projects, *place) == held.projects.end())
            held.projects.push_back(*place);
    }
    held.barrier = std::move(barrier);
    return held;
}

}

Picture picture(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    Picture picture;
    Projects projects(services, visit, reader, picture);
    auto const told = removals(reader);
    for (auto& barrier : barriers::standing_for(visit, reader)) {
        auto held = held_of(projects, std::move(barrier));
        if (held.projects.empty()) continue;
        if (auto const found = told.find(held.barrier.id); found != told.end())
            held.removal = found->second;
        picture.barriers.push_back(std::move(held));
    }
    // Not in the order in which they changed: what is worked out holds for longer.
    std::ranges::sort(picture.barriers, [](Held const& left, Held const& right) {
        return std::pair(right.projects.size(), std::string_view(left.barrier.id)) <
               std::pair(left.projects.size(), std::string_view(right.barrier.id));
    });
    return picture;
}

Picture picture_of(web::Services& services, web::Visit const& visit, db::Reader& reader,
                   std::string_view barrier) {
    Picture picture;
    Projects projects(services, visit, reader, picture);
    auto held = held_of(projects, http::found(barriers::standing_for(visit, reader, barrier)));
    held.removal = removal_of(reader, held.barrier.id);
    picture.barriers.push_back(std::move(held));
    return picture;
}

std::shared_ptr<Picture const> Pictures::of(web::Services& services, web::Visit const& visit) {
    auto const made = [&] {
        auto reader = services.database.read();
        return std::make_shared<Picture const>(picture(services, visit, reader));
    };
    if (visit.viewer.signed_in()) return made();
    std::lock_guard const lock(mutex_);
    auto const edition = services.edition.now();
    auto& kept = kept_[visit.language];
    if (!kept.picture || kept.edition != edition) kept = {edition, made()};
    return kept.picture;
}

}
