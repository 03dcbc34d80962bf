// The feature at a glance: all that it offers the rest of the program.
#include "features/escalations/escalations.h"

#include "features/escalations/afterwards/now.h"
#include "features/escalations/pages.h"

namespace escalations {

namespace {

using enum http::Method;
using permissions::Permission;

template <class Handler>
web::Handler with(std::shared_ptr<Parts> const& parts, Handler handler) {
    return [parts, handler](web::Visit const& visit) { return handler(*parts, visit); };
}

std::vector<web::Route> machine_routes(std::shared_ptr<Parts> const& parts) {
    auto const on = [&](auto handler) { return with(parts, handler); };
    using enum Permission;
    return {
        {get, "/api/v1/barriers/{id}/way", everyone, on(api::way)},
        {post, "/api/v1/barriers/{id}/way", coordinate, on(api::move)},
        {get, "/api/v1/barriers/{id}/now", everyone, on(api::now)},
        {post, "/api/v1/barriers/{id}/now", contribute, on(api::say_now)},
        {get, "/api/v1/addressees", everyone, on(api::addressees)},
        {get, "/api/v1/addressees/{id}", everyone, on(api::addressee)},
    };
}

}

web::Feature feature(web::Services& services) {
    auto const parts = std::make_shared<Parts>(services);
    auto const on = [&](auto handler) { return with(parts, handler); };
    auto const reminding = std::make_shared<Reminding>(services);
    using enum Permission;
    return {
        .name = "escalations",
        .pages =
            {
                {get, "/barriers/{id}/way", everyone, on(show_way)},
                {get, "/barriers/{id}/way/move", coordinate, on(show_move)},
                {post, "/barriers/{id}/way/move", coordinate, on(save_move)},
                {get, "/barriers/{id}/way/resolve", coordinate, on(show_resolve)},
                {post, "/barriers/{id}/way/resolve", coordinate, on(save_resolve)},
                {get, "/barriers/{id}/way/escalate", coordinate, on(show_escalate)},
                {post, "/barriers/{id}/way/escalate", coordinate, on(save_escalate)},
                {get, "/barriers/{id}/way/answer/{number}", coordinate, on(show_answer)},
                {post, "/barriers/{id}/way/answer/{number}", coordinate, on(save_answer)},
                {post, "/barriers/{id}/way/words/{number}", coordinate, on(save_words)},
                {post, "/barriers/{id}/way/withdraw/{number}", coordinate, on(withdraw_word)},
                {get, "/barriers/{id}/way/now", contribute, on(show_now)},
                {post, "/barriers/{id}/way/now", contribute, on(save_now)},
                {get, "/barriers/now/answer/{link}", everyone, on(show_now_link)},
                {post, "/barriers/now/answer/{link}", everyone, on(save_now_link)},
                {get, "/barriers/now/thanks", everyone, on(show_now_thanks)},
                {get, "/addressees", everyone, on(list_addressees)},
                {get, "/addressees/{id}", everyone, on(show_addressee)},
                {get, "/addressees/desk/{link}", everyone, on(show_desk)},
                {post, "/addressees/desk/{link}", everyone, on(save_desk)},
            },
        .machine = machine_routes(parts),
        .begin_work = [reminding] { return reminding->begin_work(); },
        .forget_subject = forget_subject,
        .beside = beside(parts),
    };
}

}
