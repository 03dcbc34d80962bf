// What a subject's own page says of its thread.
#include <utility>

#include "services/red_thread/looking.h"
#include "services/red_thread/red_thread.h"

namespace red_thread {

Line::Line(web::Services& services, web::Visit const& visit, db::Reader& reader,
           activity::Subject const& subject)
    : services_(services), visit_(visit), subject_(subject) {
    Looking looking(services, visit, reader);
    auto const chain = looking.chain(subject);
    if (!chain) return;
    subject_ = chain->start;
    may_see_ = looking.may_see(chain->start);
    may_tie_ = looking.access_of(chain->start)->may_tie;
    for (auto const& one : chain->subjects)
        if (one != chain->start) {
            auto const* access = looking.access_of(one);
            others_.push_back({one.kind, access->title, access->path});
        }
}

Line::Step Line::step(std::string_view kind) const {
    std::size_t count = 0;
    Step step;
    for (auto const& other : others_) {
        if (other.kind != kind) continue;
        ++count;
        step = {other.title, visit_.address(other.path)};
    }
    if (count < 2) return step;
    return {
        services_.pages.format(visit_, "red_thread.count_" + std::string(kind), {{"count", count}}),
        visit_.address(path())};
}

std::string Line::path() const { return "/red-thread/" + subject_.kind + "/" + subject_.id; }

web::View Line::way() const {
    bool const is_shown = may_see_ && (may_tie_ || !others_.empty());
    web::View view;
    view.set("has_red_thread", is_shown)
        .set("red_thread_url", visit_.address(path()))
        .set("red_thread_text", others_.empty()
                                    ? services_.pages.text(visit_, "red_thread.tie_first")
                                    : services_.pages.format(visit_, "red_thread.way",
                                                             {{"count", others_.size() + 1}}));
    return view;
}

}
