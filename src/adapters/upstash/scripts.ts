/*
 * What has to happen to several keys at once, as Lua: Redis runs a script whole, and Upstash runs it on the leader, so
 * that a replica that lags never tells a vault what was erased. Keys: what stands over the rows (epoch, erased, owner,
 * tombstones, edition), the rows, the rows that expire, and which of the rows are prominent.
 *
 * A write that is given up may still be done when nobody waits for it, after others that were made since. So each
 * carries a turn that counts up, and one whose turn is not past its owner's last is answered with that, and does nothing.
 */

/**
 * A page of rows; with the first, their owner from now on, where there is anything.
 * ARGV: owner ('' after the first page), hash to go on in (2 or 3), its cursor, entries and characters of a page.
 * Returns epoch, erased, tombstones, edition, whether this owner was here before (1), hash and cursor to go on with (0 at
 * the end), and fields and values in turn.
 */
export const READ = `
local turn = 'turn ' .. ARGV[1]
local head = redis.call('HMGET', KEYS[1], 'epoch', 'erased', 'tombstones', 'edition', turn)
if head[1] and ARGV[1] ~= '' then
  redis.call('HSET', KEYS[1], 'owner', ARGV[1])
  redis.call('HSETNX', KEYS[1], turn, '0')
end
local hash, cursor = tonumber(ARGV[2]), ARGV[3]
local found, size = {}, 0
while hash ~= 0 and #found < 2 * tonumber(ARGV[4]) and size < tonumber(ARGV[5]) do
  local page = redis.call('HSCAN', KEYS[hash], cursor, 'COUNT', 500)
  cursor = page[1]
  for _, text in ipairs(page[2]) do
    found[#found + 1] = text
    size = size + #text
  end
  if cursor == '0' then
    if hash == 2 then hash = 3 else hash = 0 end
  end
end
local known = head[5] and '1' or '0'
local answer = { head[1] or '0', head[2] or '0', head[3] or '', head[4] or '0', known, tostring(hash), cursor }
for _, text in ipairs(found) do answer[#answer + 1] = text end
return answer
`;

/**
 * All rows where they are few, else those that are asked for and the most prominent; and their owner from now on.
 * ARGV: owner, entries and characters that are few, how many of the prominent and how many characters there may be
 * otherwise, the field of a conversation or '', and fields.
 * Returns epoch, erased, tombstones, edition, whether these are all (1), and fields and values in turn.
 */
export const READ_PARTIAL = `
local head = redis.call('HMGET', KEYS[1], 'epoch', 'erased', 'tombstones', 'edition')
if head[1] then
  redis.call('HSET', KEYS[1], 'owner', ARGV[1])
  redis.call('HSETNX', KEYS[1], 'turn ' .. ARGV[1], '0')
end
local answer = { head[1] or '0', head[2] or '0', head[3] or '', head[4] or '0', '1' }
if redis.call('HLEN', KEYS[2]) + redis.call('HLEN', KEYS[3]) <= tonumber(ARGV[2]) then
  local size = 0
  for hash = 2, 3 do
    local cursor = '0'
    repeat
      local page = redis.call('HSCAN', KEYS[hash], cursor, 'COUNT', 500)
      cursor = page[1]
      for _, text in ipairs(page[2]) do
        answer[#answer + 1] = text
        size = size + #text
      end
    until cursor == '0' or size > tonumber(ARGV[3])
  end
  if size <= tonumber(ARGV[3]) then return answer end
  answer = { answer[1], answer[2], answer[3], answer[4] }
end
answer[5] = '0'
local fields, known = {}, {}
local function want(field)
  if not known[field] then
    known[field] = true
    fields[#fields + 1] = field
  end
end
for i = 7, #ARGV do want(ARGV[i]) end
if ARGV[6] ~= '' then
  want(ARGV[6])
  local block = redis.call('HGET', KEYS[2], ARGV[6]) or ''
  for id in string.gmatch(block, 'mem_%w+') do want('memories ["' .. id .. '"]') end
end
for _, field in ipairs(redis.call('ZREVRANGE', KEYS[4], 0, tonumber(ARGV[4]) - 1)) do want(field) end
if #fields == 0 then return answer end
local size = 0
for i, row in ipairs(redis.call('HMGET', KEYS[2], unpack(fields))) do
  if row and size + #row <= tonumber(ARGV[5]) then
    size = size + #row
    answer[#answer + 1] = fields[i]
    answer[#answer + 1] = row
  end
end
return answer
`;

/**
 * Changes rows, if this owner may still write in this epoch.
 * ARGV: epoch, owner, turn, when the last of the expiring rows expires (or ''), and hash, field, value and prominence one
 * after the other; without a value ('') the field goes, without a prominence ('-') it is not prominent, and '' leaves
 * that as it is.
 */
export const PUSH = `
local turn = 'turn ' .. ARGV[2]
local head = redis.call('HMGET', KEYS[1], 'epoch', 'owner', turn, 'edition')
if head[1] and tonumber(head[1]) > tonumber(ARGV[1]) then return 'erased' end
if head[2] and head[2] ~= ARGV[2] then return 'moved' end
if head[3] and tonumber(head[3]) >= tonumber(ARGV[3]) then return tonumber(head[3]) end
local edition = tonumber(head[4] or '0') + 1
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'owner', ARGV[2], 'edition', edition, turn, ARGV[3])
for i = 5, #ARGV, 4 do
  local key = KEYS[tonumber(ARGV[i])]
  if ARGV[i + 2] == '' then redis.call('HDEL', key, ARGV[i + 1])
  else redis.call('HSET', key, ARGV[i + 1], ARGV[i + 2]) end
  if ARGV[i + 3] == '-' then redis.call('ZREM', KEYS[4], ARGV[i + 1])
  elseif ARGV[i + 3] ~= '' then redis.call('ZADD', KEYS[4], ARGV[i + 3], ARGV[i + 1]) end
end
if ARGV[4] ~= '' then
  local left = redis.call('PEXPIRETIME', KEYS[3])
  if left < tonumber(ARGV[4]) then redis.call('PEXPIREAT', KEYS[3], ARGV[4]) end
end
return 'kept'
`;

/**
 * ARGV: the epoch to be in at least, now, owner, turn. Returns the owner's turn and the epoch from now on: the same,
 * where an erasure is repeated because its answer did not come.
 */
export const ERASE = `
local turn = 'turn ' .. ARGV[3]
local head = redis.call('HMGET', KEYS[1], 'epoch', turn, 'owner', 'erased')
local held = tonumber(head[1] or '0')
if head[2] and tonumber(head[2]) >= tonumber(ARGV[4]) then return { tonumber(head[2]), held } end
local again = head[3] == ARGV[3] and head[4] and held == tonumber(ARGV[1])
local epoch = again and held or math.max(held + 1, tonumber(ARGV[1]))
redis.call('DEL', KEYS[2], KEYS[3], KEYS[4])
redis.call('HSET', KEYS[1], 'epoch', epoch, 'erased', ARGV[2], 'owner', ARGV[3], turn, ARGV[4])
return { tonumber(ARGV[4]), epoch }
`;
