// The register.
#include "app/public_documents/kinds.h"

#include <utility>

namespace public_documents {

namespace {

constexpr auto ours = Holder::organisation, site = Holder::site;

/// What comes in.
std::vector<Kind> received() {
    using enum Standing;
    return {
        {"need", "needs", received, ours, {"need_settled", "need_unanswered"}},
        {"addition", "need_history", received, ours, {}, Fate::subject},
        {"sender_answer", "need_sender_questions", received, ours, {}, Fate::subject},
        {"sender", "need_senders", received, ours, {"need_senders"}},
        {"coauthor", "need_coauthors", received, ours, {}, Fate::subject},
        {"file", "attachments", received, ours, {}, Fate::subject},
        {"report", "moderation_matters", received, ours, {"reports"}},
        {"reporter", "moderation_reporters", received, ours, {"reporters"}},
        {"account", "members", received, site, {}, Fate::person},
        {"asked", "questions", received, ours},
        {"asked_answer", "question_answers", received, ours, {"answerers"}},
    };
}

/// What is made here.
std::vector<Kind> drawn_up() {
    using enum Standing;
    return {
        {"answer", "need_history", drawn_up, ours, {}, Fate::subject},
        {"project", "projects", drawn_up, ours},
        {"case", "case_versions", drawn_up, ours, {"cases_withdrawn"}},
        {"sending", "registration_sendings", drawn_up, ours, {}, Fate::subject},
        {"masked", "masked_copies", drawn_up, ours, {}, Fate::subject},
        {"invitation", "invitations", drawn_up, ours, {"invitations"}},
        {"letter", "outbox", drawn_up, site, {"letters"}},
        {"assessment", "assessment_parts", drawn_up, ours, {}, Fate::subject},
        {"implemented", "implementation_events", drawn_up, ours, {}, Fate::subject},
        {"line_owner", "implementations", drawn_up, ours, {"line_owners"}},
        {"plan_entry", "plan_entries", drawn_up, ours, {}, Fate::subject},
        {"benefit", "benefit_events", drawn_up, ours, {}, Fate::subject},
        {"benefit_address", "benefits", drawn_up, ours, {"benefit_addresses"}},
        {"process", "process_versions", drawn_up, ours},
        {"project_step", "project_steps", drawn_up, ours, {}, Fate::subject},
        {"barrier", "barriers", drawn_up, ours},
        {"barrier_endorsement", "barrier_endorsements", drawn_up, ours, {}, Fate::subject},
        {"adoption", "adoptions", drawn_up, ours, {}, Fate::subject},
        {"adoption_event", "adoption_events", drawn_up, ours, {}, Fate::subject},
        {"unit", "units", drawn_up, ours},
        {"weeding", "weedings", drawn_up, ours},
        {"log", "activity", drawn_up, ours},
        {"innovation_gate", "innovation_gates", drawn_up, ours, {}, Fate::subject},
        {"decider", "innovation_gates", drawn_up, ours, {"deciders"}},
        {"weighing", "weighings", drawn_up, ours},
    };
}

/// What is worked on, and what runs by itself.
std::vector<Kind> passing() {
    using enum Standing;
    return {
        {"question", "need_questions", working, ours, {"need_colleagues"}},
        {"weighing_answer", "weighing_people", working, ours, {"need_weighers"}},
        {"case_draft", "case_versions", working, ours, {"case_drafts"}},
        {"session", "sessions", running, site, {"sessions", "links"}},
        {"letter_link", "letter_links", running, site, {"letter_links"}},
        {"digest", "adoption_digests", running, site},
        {"news", "notifications", running, site, {"news"}},
        {"search", "unanswered_questions", running, site, {"questions"}},
        {"follow", "follows", running, site, {}, Fate::person},
    };
}

}

std::vector<Kind> const& kinds() {
    static std::vector<Kind> const all = [] {
        auto every = received();
        for (auto const& part : {drawn_up(), passing()})
            every.insert(every.end(), part.begin(), part.end());
        return every;
    }();
    return all;
}

std::string_view name(Standing standing) {
    switch (standing) {
        case Standing::received: return "received";
        case Standing::drawn_up: return "drawn_up";
        case Standing::working: return "working";
        case Standing::running: return "running";
    }
    std::unreachable();
}

std::string_view name(Holder holder) {
    return holder == Holder::organisation ? "organisation" : "site";
}

std::string_view name(Fate fate) {
    switch (fate) {
        case Fate::keep: return "keep";
        case Fate::subject: return "subject";
        case Fate::person: return "person";
    }
    std::unreachable();
}

}
