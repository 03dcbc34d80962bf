// Letters from the command line.
#include "app/commands/letters.h"

#include <stdexcept>

#include "app/commands/control.h"
#include "app/program/place.h"
#include "features/questions/questions.h"
#include "platform/confined/process.h"
#include "platform/logging/log.h"
#include "platform/mail/message.h"
#include "platform/mime/mime.h"

namespace commands {

json::Value written(MailOptions const& options) {
    return json::Object{{"to", options.to}, {"language", options.language}};
}

MailOptions mail_options(json::Value const& arguments) {
    return {.data = {},
            .settings = {},
            .to = std::string(arguments.at("to").text()),
            .language = std::string(arguments.at("language").text())};
}

int try_mail(program::Program& program, MailOptions const& options, Output const& output) {
    if (!mail::sendable(options.to))
        throw std::invalid_argument(options.to + " is no address that can be written to");
    auto tx = program.services().database.begin();
    auto const letter = program.outbox().put(
        tx, {.to = options.to,
             .language = texts::parse_language(options.language).value_or(texts::Language::sv),
             .about = "outbox.mail_trial_"});
    tx.commit();
    output.out(letter.string() + "\n");
    return 0;
}

int receive_mail(std::string const& data_folder) {
    constexpr int try_later = 75;
    try {
        // A folder that is not there would be made, and nobody would ever look in it.
        if (!program::is_data_folder(data_folder))
            throw std::runtime_error("there is no Samverk in " + data_folder +
                                     "; say with --data where its data folder is");
        questions::put_into_folder(data_folder, confined::read_whole(0, mime::most_bytes));
        return 0;
    } catch (std::exception const& failure) {
        to_streams().err(std::string("samverk: the message was not taken: ") + failure.what() +
                         "\n");
        return try_later;
    }
}

int try_mail(MailOptions const& options) {
    auto const output = to_streams();
    if (auto const status = ask_server(options.data, "mail try", written(options), output))
        return *status;
    program::Program program({.data = options.data,
                              .settings = settings::read_file(options.settings),
                              .least_logged = logging::Level::warning});
    try_mail(program, options, output);
    program.outbox().take_up_again();
    auto const sent = program.outbox().round();
    output.out(std::to_string(sent) + " sent, " +
               std::to_string(program.outbox().status().waiting) + " waiting\n");
    return sent > 0 ? 0 : 1;
}

}
