"""The Bot API's types, as its reference names their fields, turned into values: every field filled in, its words told apart.

Source: core.telegram.org/bots/api, "Available types", "Stickers", "Payments", "Games", "Telegram Passport". A line and the indented
ones below it are a type; `[]` is a list of it. Types of which only a part can reach the desk are left short.
"""

from collections.abc import Mapping
from typing import Any

DEEPEST = 4
_TYPES = """
User: id Integer, is_bot Boolean, first_name String, last_name String, username Handle, language_code String, is_premium True
Chat: id Integer, type Private, title String, username Handle, first_name String, last_name String, is_forum True
PhotoSize: file_id String, file_unique_id String, width Integer, height Integer, file_size Integer
Animation: file_id String, file_unique_id String, width Integer, height Integer, duration Integer, thumbnail PhotoSize, file_name
  String, mime_type Mime, file_size Integer
Audio: file_id String, file_unique_id String, duration Integer, performer String, title String, file_name String, mime_type Mime,
  file_size Integer, thumbnail PhotoSize
Document: file_id String, file_unique_id String, thumbnail PhotoSize, file_name String, mime_type Mime, file_size Integer
Story: chat Chat, id Integer
VideoQuality: file_id String, file_unique_id String, width Integer, height Integer, codec String, file_size Integer
Video: file_id String, file_unique_id String, width Integer, height Integer, duration Integer, thumbnail PhotoSize, cover
  PhotoSize[], start_timestamp Integer, qualities VideoQuality[], file_name String, mime_type Mime, file_size Integer
VideoNote: file_id String, file_unique_id String, length Integer, duration Integer, thumbnail PhotoSize, file_size Integer
Voice: file_id String, file_unique_id String, duration Integer, mime_type Mime, file_size Integer
PaidMedia: type Photo, photo PhotoSize[]
PaidMediaInfo: star_count Integer, paid_media PaidMedia[]
Contact: phone_number Phone, first_name String, last_name String, user_id Integer, vcard String
Dice: emoji String, value Integer
PollOption: persistent_id String, text String, text_entities MessageEntity[], voter_count Integer
Poll: id String, question String, question_entities MessageEntity[], options PollOption[], total_voter_count Integer, is_closed
  True, is_anonymous True, type Quiz, allows_multiple_answers True, correct_option_id Integer, explanation String, open_period
  Integer, close_date Integer, description String
ChecklistTask: id Integer, text String, text_entities MessageEntity[], completed_by_user User, completion_date Integer
Checklist: title String, title_entities MessageEntity[], tasks ChecklistTask[], others_can_add_tasks True,
  others_can_mark_tasks_as_done True
Location: latitude Float, longitude Float, horizontal_accuracy Float, live_period Integer, heading Integer, proximity_alert_radius
  Integer
Venue: location Location, title String, address String, foursquare_id String, google_place_id String
WebAppData: data String, button_text String
SharedUser: user_id Integer, first_name String, last_name String, username Handle, photo PhotoSize[]
UsersShared: request_id Integer, users SharedUser[]
ChatShared: request_id Integer, chat_id Integer, title String, username Handle, photo PhotoSize[]
Giveaway: chats Chat[], winners_selection_date Integer, winner_count Integer, only_new_members True, has_public_winners True,
  prize_description String, country_codes String[], prize_star_count Integer, premium_subscription_month_count Integer
GiveawayWinners: chat Chat, giveaway_message_id Integer, winners_selection_date Integer, winner_count Integer, winners User[],
  prize_star_count Integer, prize_description String
Sticker: file_id String, file_unique_id String, type Regular, width Integer, height Integer, is_animated Boolean, is_video
  Boolean, thumbnail PhotoSize, emoji String, set_name String, custom_emoji_id String, file_size Integer
Gift: id String, sticker Sticker, star_count Integer, upgrade_star_count Integer, total_count Integer, remaining_count Integer,
  publisher_chat Chat
GiftInfo: gift Gift, owned_gift_id String, convert_star_count Integer, can_be_upgraded True, text String, entities
  MessageEntity[], is_private True
UniqueGiftModel: name String, sticker Sticker, rarity_per_mille Integer
UniqueGift: gift_id String, base_name String, name String, number Integer, model UniqueGiftModel
UniqueGiftInfo: gift UniqueGift, origin String, owned_gift_id String, transfer_star_count Integer
Invoice: title String, description String, start_parameter String, currency Currency, total_amount Integer
SuccessfulPayment: currency Currency, total_amount Integer, invoice_payload String, telegram_payment_charge_id String,
  provider_payment_charge_id String
RefundedPayment: currency Currency, total_amount Integer, invoice_payload String, telegram_payment_charge_id String
Game: title String, description String, photo PhotoSize[], text String, text_entities MessageEntity[], animation Animation
PassportData: data EncryptedPassportElement[], credentials String
EncryptedPassportElement: type String, hash String
SuggestedPostPrice: currency Currency, amount Integer
SuggestedPostInfo: state String, price SuggestedPostPrice, send_date Integer
SuggestedPostApproved: suggested_post_message Message, price SuggestedPostPrice, send_date Integer
SuggestedPostApprovalFailed: suggested_post_message Message, price SuggestedPostPrice
SuggestedPostDeclined: suggested_post_message Message, comment String
SuggestedPostPaid: suggested_post_message Message, currency Currency, amount Integer
SuggestedPostRefunded: suggested_post_message Message, reason String
MessageEntity: type Bold, offset Integer, length Integer
TextQuote: text String, position Integer, is_manual True
MessageOrigin: type Private, date Integer, sender_user User, sender_user_name String, sender_chat Chat, chat Chat, message_id
  Integer, author_signature String
ExternalReplyInfo: origin MessageOrigin, chat Chat, message_id Integer, photo PhotoSize[], document Document
Message: message_id Integer, date Integer, chat Chat, text String
CallbackQuery: id String, from User, message Message, inline_message_id String, chat_instance String, data String, game_short_name
  String
InlineQuery: id String, from User, query String, offset String, chat_type String, location Location
ChosenInlineResult: result_id String, from User, location Location, inline_message_id String, query String
ShippingAddress: country_code String, state String, city String, street_line1 String, street_line2 String, post_code String
ShippingQuery: id String, from User, invoice_payload String, shipping_address ShippingAddress
OrderInfo: name String, phone_number Phone, email String, shipping_address ShippingAddress
PreCheckoutQuery: id String, from User, currency Currency, total_amount Integer, invoice_payload String, order_info OrderInfo
PaidMediaPurchased: from User, paid_media_payload String
PollAnswer: poll_id String, voter_chat Chat, user User, option_ids Integer[]
ChatMember: status Member, user User
ChatInviteLink: invite_link String, creator User, name String
ChatMemberUpdated: chat Chat, from User, date Integer, old_chat_member ChatMember, new_chat_member ChatMember, invite_link
  ChatInviteLink
ChatJoinRequest: chat Chat, from User, user_chat_id Integer, date Integer, bio String, invite_link ChatInviteLink
ReactionType: type Emoji, emoji String, custom_emoji_id String
MessageReactionUpdated: chat Chat, message_id Integer, user User, actor_chat Chat, date Integer, old_reaction ReactionType[],
  new_reaction ReactionType[]
ReactionCount: type ReactionType, total_count Integer
MessageReactionCountUpdated: chat Chat, message_id Integer, date Integer, reactions ReactionCount[]
ChatBoost: boost_id String, add_date Integer, expiration_date Integer
ChatBoostUpdated: chat Chat, boost ChatBoost
ChatBoostRemoved: chat Chat, boost_id String, remove_date Integer
BusinessConnection: id String, user User, user_chat_id Integer, date Integer, is_enabled True
ManagedBotUpdated: user User, bot User
BotSubscriptionUpdated: user User, invoice_payload String, state String
MessageGenerationStopped: chat Chat, draft_id Integer
BusinessMessagesDeleted: business_connection_id String, chat Chat, message_ids Integer[]
"""
TYPES: Mapping[str, list[tuple[str, str]]] = {
    name: [(field, kind) for field, kind in (pair.split() for pair in fields.split(","))]
    for name, _, fields in (line.partition(": ") for line in _TYPES.strip().replace("\n  ", " ").splitlines())
}
# What a message may carry, each by itself (Message).
CONTENT = {
    "text": "String", "animation": "Animation", "audio": "Audio", "document": "Document", "paid_media": "PaidMediaInfo",
    "photo": "PhotoSize[]", "sticker": "Sticker", "story": "Story", "video": "Video", "video_note": "VideoNote", "voice": "Voice",
    "checklist": "Checklist", "contact": "Contact", "dice": "Dice", "game": "Game", "poll": "Poll", "venue": "Venue",
    "location": "Location", "invoice": "Invoice", "successful_payment": "SuccessfulPayment", "refunded_payment": "RefundedPayment",
    "users_shared": "UsersShared", "chat_shared": "ChatShared", "gift": "GiftInfo", "unique_gift": "UniqueGiftInfo",
    "gift_upgrade_sent": "GiftInfo", "passport_data": "PassportData",
    "giveaway": "Giveaway", "giveaway_winners": "GiveawayWinners",
    "suggested_post_approved": "SuggestedPostApproved",
    "suggested_post_approval_failed": "SuggestedPostApprovalFailed", "suggested_post_declined": "SuggestedPostDeclined",
    "suggested_post_info": "SuggestedPostInfo", "reply_to_story": "Story",
    "suggested_post_paid": "SuggestedPostPaid", "suggested_post_refunded": "SuggestedPostRefunded",
    "web_app_data": "WebAppData",
}  # fmt: skip
# Every kind of update (Update); those that carry a message are in MESSAGES.
MESSAGES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_message",
    "edited_business_message",
    "guest_message",
)
UPDATES = {
    **dict.fromkeys(MESSAGES, "Message"),
    "business_connection": "BusinessConnection", "deleted_business_messages": "BusinessMessagesDeleted",
    "message_reaction": "MessageReactionUpdated", "message_reaction_count": "MessageReactionCountUpdated",
    "inline_query": "InlineQuery", "chosen_inline_result": "ChosenInlineResult", "callback_query": "CallbackQuery",
    "shipping_query": "ShippingQuery", "pre_checkout_query": "PreCheckoutQuery", "purchased_paid_media": "PaidMediaPurchased",
    "poll": "Poll", "poll_answer": "PollAnswer", "my_chat_member": "ChatMemberUpdated", "chat_member": "ChatMemberUpdated",
    "chat_join_request": "ChatJoinRequest", "chat_boost": "ChatBoostUpdated", "removed_chat_boost": "ChatBoostRemoved",
    "managed_bot": "ManagedBotUpdated", "subscription": "BotSubscriptionUpdated",
    "stopped_message_generation": "MessageGenerationStopped",
}  # fmt: skip
_FIXED: Mapping[str, Any] = {
    "Integer": 7, "Float": 7.5, "Boolean": False, "True": True, "Handle": "anna_k", "Phone": "+79990000007", "Private": "private",
    "Mime": "audio/ogg", "Photo": "photo", "Quiz": "quiz", "Regular": "regular", "Currency": "RUB", "Bold": "bold", "Member": "member",
    "Emoji": "emoji",
}  # fmt: skip


def filled(kind: str, path: str = "", deep: int = 0) -> Any:
    """A value of the type with all of its fields. A text is the path of its own field, so that it can be looked for."""
    if kind.endswith("[]"):
        value = filled(kind[:-2], path, deep)
        return [] if value is None else [value]
    if kind == "String":
        return f"‹{path}›"
    if kind in _FIXED:
        return _FIXED[kind]
    if deep >= DEEPEST:
        return None
    found = {name: filled(inner, f"{path}.{name}".strip("."), deep + 1) for name, inner in TYPES[kind]}
    return {name: value for name, value in found.items() if value is not None}
