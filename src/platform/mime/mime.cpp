// The process, and how it and the program talk: one JSON object.
#include "platform/mime/mime.h"

#include <algorithm>
#include <array>
#include <new>

#include "platform/basics/text.h"
#include "platform/confined/confinement.h"
#include "platform/confined/process.h"
#include "platform/json/value.h"
#include "platform/mime/warmed.h"

namespace mime {

namespace {

constexpr std::array<std::string_view, 4> machine_names = {"no", "automatic", "bounce", "list"};
constexpr std::array<std::string_view, 3> failure_names = {"too_much", "crashed", "no_mail"};

template <class Enum, std::size_t count>
std::expected<Enum, Failure> parsed(std::array<std::string_view, count> const& names,
                                    std::string_view name) {
    auto const found = std::ranges::find(names, name);
    if (found == names.end()) return std::unexpected(Failure::crashed);
    return static_cast<Enum>(found - names.begin());
}

std::expected<Mail, Failure> within_memory(std::string_view bytes) {
    try {
        return read_here(bytes);
    } catch (std::bad_alloc const&) { return std::unexpected(Failure::too_much); }
}

std::string text_of(json::Value const& value, std::size_t longest) {
    auto text = basics::normalised(value.text()).value_or(std::string());
    return text.size() > longest ? basics::shortened(text, longest / 4) : text;
}

}

std::string_view name(Machine machine) { return machine_names[static_cast<std::size_t>(machine)]; }
std::string_view name(Failure failure) { return failure_names[static_cast<std::size_t>(failure)]; }

std::string encoded(std::expected<Mail, Failure> const& mail) {
    if (!mail) return json::write(json::Object{{"failure", name(mail.error())}});
    json::Array to;
    for (auto const& one : mail->to) to.emplace_back(one);
    return json::write(json::Object{{"id", mail->id},
                                    {"from", mail->from},
                                    {"from_name", mail->from_name},
                                    {"to", std::move(to)},
                                    {"machine", name(mail->machine)},
                                    {"text", mail->text},
                                    {"files", mail->files}});
}

std::expected<Mail, Failure> decoded(std::string_view bytes) {
    auto const value = json::parse(bytes);
    if (!value || !value->object()) return std::unexpected(Failure::crashed);
    if (auto const* failed = value->object()->find("failure")) {
        auto const failure = parsed<Failure>(failure_names, failed->text());
        return std::unexpected(failure ? *failure : Failure::crashed);
    }
    auto const machine = parsed<Machine>(machine_names, value->at("machine").text());
    if (!machine) return std::unexpected(Failure::crashed);
    Mail mail{.id = text_of(value->at("id"), 1000),
              .from = text_of(value->at("from"), 1000),
              .from_name = text_of(value->at("from_name"), 1000),
              .machine = *machine,
              .text = text_of(value->at("text"), most_text * 4)};
    for (auto const& one : value->at("to").elements()) mail.to.push_back(text_of(one, 1000));
    if (auto const* files = value->at("files").integer())
        mail.files = std::max<std::int64_t>(*files, 0);
    return mail;
}

std::expected<Mail, Failure> read(std::string_view bytes, Process const& process) {
    if (bytes.size() > most_bytes) return std::unexpected(Failure::too_much);
    auto const told = confined::run({.command = process.command, .time = process.time}, bytes,
                                    most_text * 8 + 1'000'000);
    switch (told.ending) {
        case confined::Ending::used_up:
        case confined::Ending::said_too_much: return std::unexpected(Failure::too_much);
        case confined::Ending::crashed: return std::unexpected(Failure::crashed);
        case confined::Ending::finished: break;
    }
    return decoded(told.bytes);
}

int read_mail_main(int in, int out) {
    auto const bytes = confined::read_whole(in, most_bytes);
    warm_up();
    confined::confine_this_process();
    confined::write_whole(out, encoded(within_memory(bytes)));
    return 0;
}

}
