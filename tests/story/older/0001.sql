-- The database of a server of revision 0001 (commit 165ddb3) that was killed while it drew its third request.
-- Made by that code and dumped; two things were changed by hand, so that time takes nothing away: the keys of
-- repeated requests expire in 2100, and the projects keep their pictures for a hundred years.
BEGIN TRANSACTION;
CREATE TABLE account (
	name TEXT NOT NULL, 
	balance_nano BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "account" VALUES('project:proj_Koa6Jp9HxB6SI4K9tmpqJIsg',-21468000);
INSERT INTO "account" VALUES('revenue',21468000);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE api_key (
	id TEXT NOT NULL, 
	project_id TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	prefix TEXT NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	created_ms BIGINT NOT NULL, 
	expires_ms BIGINT, 
	revoked_ms BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project_id) REFERENCES project (id), 
	UNIQUE (digest)
);
INSERT INTO "api_key" VALUES('key_Oqz2MVaFjXS55CLAnRtMylT1','proj_Koa6Jp9HxB6SI4K9tmpqJIsg','c61280438dbd66f5578e1b8fe6358842c0de1e0a6ff860623cde19ca4d2a32c2','sk-imp-ol','IMPASTO_API_KEY',1795251220119,NULL,NULL);
INSERT INTO "api_key" VALUES('key_Fc8AHrRucllptnnSfIKPbGYt','proj_pSeZeGbfpGfw3e2dIIN8DWlY','d4f52321db06b2f4ddb2bd710cff3fe8d1e447386124e3861e3f1259702799dc','sk-imp-EUNO','',1795251224026,NULL,NULL);
CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	txn_id INTEGER NOT NULL, 
	account TEXT NOT NULL, 
	amount_nano BIGINT NOT NULL, 
	FOREIGN KEY(txn_id) REFERENCES txn (id), 
	FOREIGN KEY(account) REFERENCES account (name)
);
INSERT INTO "entry" VALUES(1,1,'project:proj_Koa6Jp9HxB6SI4K9tmpqJIsg',-4025000);
INSERT INTO "entry" VALUES(2,1,'revenue',4025000);
INSERT INTO "entry" VALUES(3,2,'project:proj_Koa6Jp9HxB6SI4K9tmpqJIsg',-17443000);
INSERT INTO "entry" VALUES(4,2,'revenue',17443000);
CREATE TABLE generation (
	id TEXT NOT NULL, 
	project_id TEXT NOT NULL, 
	key_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	state TEXT DEFAULT 'running' NOT NULL, 
	operation TEXT NOT NULL, 
	dialect TEXT NOT NULL, 
	model TEXT NOT NULL, 
	engine TEXT NOT NULL, 
	request TEXT NOT NULL, 
	"plan" TEXT NOT NULL, 
	rates TEXT, 
	fingerprint TEXT NOT NULL, 
	seed BIGINT NOT NULL, 
	created_ms BIGINT NOT NULL, 
	ended_ms BIGINT, 
	used_ms BIGINT NOT NULL, 
	usage TEXT, 
	charge_nano BIGINT DEFAULT '0' NOT NULL, 
	cost_nano BIGINT DEFAULT '0' NOT NULL, 
	notices TEXT DEFAULT '[]' NOT NULL, 
	error TEXT, 
	over_hold BOOLEAN DEFAULT 0 NOT NULL, 
	simulated BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT generation_state CHECK (state IN ('running', 'done', 'failed', 'unknown')), 
	FOREIGN KEY(project_id) REFERENCES project (id), 
	FOREIGN KEY(key_id) REFERENCES api_key (id), 
	FOREIGN KEY(owner_id) REFERENCES owner (id)
);
INSERT INTO "generation" VALUES('gen_OALjxV9fOP5ua9P4Xt14IY68','proj_Koa6Jp9HxB6SI4K9tmpqJIsg','key_Oqz2MVaFjXS55CLAnRtMylT1','own_sn686x1VPH79r90dKSDOVPJu','done','generation','lenient','gpt-image-2','illustrator','{"prompt":"A red fox under an oak tree","model":"gpt-image-2","size":"256x256","quality":"low"}','{"model":"gpt-image-2","engine":"illustrator","prompt":"A red fox under an oak tree","negative_prompt":null,"complexity":null,"seed":1912293191,"n":1,"calls":[1],"size":{"width":256,"height":256},"engine_size":{"width":256,"height":256},"quality":"low","background":"opaque","output_format":"png","output_compression":null,"engine_format":"png","answer":"b64_json","steps":[],"notices":[{"code":"size_beyond_model","message":"256x256 is not a size of ''gpt-image-2''; it is drawn as asked.","param":"size"}],"usage_request":{"text_in":7,"image_in":0,"image_out":0,"text_out":0,"estimated":true},"usage_each":{"text_in":0,"image_in":0,"image_out":133,"text_out":0,"estimated":true},"usage_most":{"text_in":7,"image_in":0,"image_out":133,"text_out":0,"estimated":true},"cost_each_nano":0,"expected_s":0.033,"simulated":true,"safety_identifier":null}','{"text_in_nano":5000,"text_cached_nano":1250,"image_in_nano":8000,"image_cached_nano":2000,"image_out_nano":30000,"text_out_nano":0,"image_each_nano":0,"since":"2026-04-21","unpriced":false}','Vs9bGz5n8vEA0flRyXJ5cLqntuxWbTT9hO_g7IOe-9Y',1912293191,1795251220479,1795251221587,1795251221587,'{"text_in":7,"image_in":0,"image_out":133,"text_out":0,"estimated":true}',4025000,0,'[{"code":"size_beyond_model","message":"256x256 is not a size of ''gpt-image-2''; it is drawn as asked.","param":"size"},{"code":"not_understood","message":"No kind of picture that the built-in renderer draws was recognised (app icon, logo, poster, card, banner, lettering): the prompt was set as type.","param":"prompt"},{"code":"not_understood","message":"Not understood, and not drawn: fox.","param":"prompt"},{"code":"not_shown","message":"Understood, but not shown in this picture: oak.","param":"prompt"}]',NULL,0,1);
INSERT INTO "generation" VALUES('gen_RZMU09XpPVUYLc7frFHDrXAG','proj_Koa6Jp9HxB6SI4K9tmpqJIsg','key_Oqz2MVaFjXS55CLAnRtMylT1','own_sn686x1VPH79r90dKSDOVPJu','done','generation','lenient','gpt-image-1.5','illustrator','{"prompt":"A blue whale, flat poster","model":"gpt-image-1.5","n":2,"size":"256x256","quality":"low","output_format":"webp","user":"u1","seed":7}','{"model":"gpt-image-1.5","engine":"illustrator","prompt":"A blue whale, flat poster","negative_prompt":null,"complexity":null,"seed":7,"n":2,"calls":[2],"size":{"width":256,"height":256},"engine_size":{"width":256,"height":256},"quality":"low","background":"opaque","output_format":"webp","output_compression":null,"engine_format":"webp","answer":"b64_json","steps":[],"notices":[{"code":"size_beyond_model","message":"256x256 is not a size of ''gpt-image-1.5''; it is drawn as asked.","param":"size"}],"usage_request":{"text_in":7,"image_in":0,"image_out":0,"text_out":0,"estimated":true},"usage_each":{"text_in":0,"image_in":0,"image_out":272,"text_out":0,"estimated":true},"usage_most":{"text_in":7,"image_in":0,"image_out":544,"text_out":0,"estimated":true},"cost_each_nano":0,"expected_s":0.066,"simulated":true,"safety_identifier":null}','{"text_in_nano":5000,"text_cached_nano":1250,"image_in_nano":8000,"image_cached_nano":2000,"image_out_nano":32000,"text_out_nano":10000,"image_each_nano":0,"since":"2025-12-16","unpriced":false}','wrAlSlF8Kwihzp4E9BxBMBCQM1kFS5DitbPSodbmXGw',7,1795251221592,1795251222212,1795251222212,'{"text_in":7,"image_in":0,"image_out":544,"text_out":0,"estimated":true}',17443000,0,'[{"code":"size_beyond_model","message":"256x256 is not a size of ''gpt-image-1.5''; it is drawn as asked.","param":"size"},{"code":"not_understood","message":"Not understood, and not drawn: whale.","param":"prompt"}]',NULL,0,1);
INSERT INTO "generation" VALUES('gen_rL2lK86wH6IOOImjJqAdLW8B','proj_Koa6Jp9HxB6SI4K9tmpqJIsg','key_Oqz2MVaFjXS55CLAnRtMylT1','own_sn686x1VPH79r90dKSDOVPJu','running','generation','lenient','gpt-image-2','illustrator','{"prompt":"A market at night","model":"gpt-image-2","n":10,"size":"2880x2880","quality":"high"}','{"model":"gpt-image-2","engine":"illustrator","prompt":"A market at night","negative_prompt":null,"complexity":null,"seed":3059654914,"n":10,"calls":[10],"size":{"width":2880,"height":2880},"engine_size":{"width":2880,"height":2880},"quality":"high","background":"opaque","output_format":"png","output_compression":null,"engine_format":"png","answer":"b64_json","steps":[],"notices":[],"usage_request":{"text_in":5,"image_in":0,"image_out":0,"text_out":0,"estimated":true},"usage_each":{"text_in":0,"image_in":0,"image_out":23719,"text_out":0,"estimated":true},"usage_most":{"text_in":5,"image_in":0,"image_out":237190,"text_out":0,"estimated":true},"cost_each_nano":0,"expected_s":41.472,"simulated":true,"safety_identifier":null}','{"text_in_nano":5000,"text_cached_nano":1250,"image_in_nano":8000,"image_cached_nano":2000,"image_out_nano":30000,"text_out_nano":0,"image_each_nano":0,"since":"2026-04-21","unpriced":false}','yMTNnhTWnEdWM50fryWZLLZI6exym0He6kKUXv1O17E',3059654914,1795251224268,NULL,1795251224268,NULL,0,0,'[]',NULL,0,1);
CREATE TABLE hold (
	generation_id TEXT NOT NULL, 
	project_id TEXT NOT NULL, 
	month TEXT NOT NULL, 
	amount_nano BIGINT NOT NULL, 
	state TEXT DEFAULT 'open' NOT NULL, 
	created_ms BIGINT NOT NULL, 
	ended_ms BIGINT, 
	PRIMARY KEY (generation_id), 
	CONSTRAINT hold_state CHECK (state IN ('open', 'settled', 'released')), 
	FOREIGN KEY(project_id) REFERENCES project (id)
);
INSERT INTO "hold" VALUES('gen_OALjxV9fOP5ua9P4Xt14IY68','proj_Koa6Jp9HxB6SI4K9tmpqJIsg','2026-11',4025000,'settled',1795251220479,1795251221585);
INSERT INTO "hold" VALUES('gen_RZMU09XpPVUYLc7frFHDrXAG','proj_Koa6Jp9HxB6SI4K9tmpqJIsg','2026-11',17443000,'settled',1795251221593,1795251222212);
INSERT INTO "hold" VALUES('gen_rL2lK86wH6IOOImjJqAdLW8B','proj_Koa6Jp9HxB6SI4K9tmpqJIsg','2026-11',7115725000,'open',1795251224268,NULL);
CREATE TABLE image (
	generation_id TEXT NOT NULL, 
	idx INTEGER NOT NULL, 
	format TEXT NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	size_bytes BIGINT NOT NULL, 
	revised_prompt TEXT, 
	created_ms BIGINT NOT NULL, 
	PRIMARY KEY (generation_id, idx), 
	FOREIGN KEY(generation_id) REFERENCES generation (id) ON DELETE CASCADE
);
INSERT INTO "image" VALUES('gen_OALjxV9fOP5ua9P4Xt14IY68',0,'png',256,256,10800,'The prompt set as type: “A red fox under an oak tree”.',1795251221584);
INSERT INTO "image" VALUES('gen_RZMU09XpPVUYLc7frFHDrXAG',0,'webp',256,256,3160,'A poster in the Swiss manner.',1795251222018);
INSERT INTO "image" VALUES('gen_RZMU09XpPVUYLc7frFHDrXAG',1,'webp',256,256,3634,'A poster in the Swiss manner.',1795251222211);
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE month_spend (
	project_id TEXT NOT NULL, 
	month TEXT NOT NULL, 
	held_nano BIGINT DEFAULT '0' NOT NULL, 
	charged_nano BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (project_id, month), 
	CONSTRAINT held_is_not_negative CHECK (held_nano >= 0), 
	FOREIGN KEY(project_id) REFERENCES project (id)
);
INSERT INTO "month_spend" VALUES('proj_Koa6Jp9HxB6SI4K9tmpqJIsg','2026-11',7115725000,21468000);
CREATE TABLE owner (
	id TEXT NOT NULL, 
	pid INTEGER NOT NULL, 
	host TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	started_ms BIGINT NOT NULL, 
	ended_ms BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "owner" VALUES('own_sn686x1VPH79r90dKSDOVPJu',20594,'vm','serve',1795251220084,NULL);
CREATE TABLE project (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	created_ms BIGINT NOT NULL, 
	dialect TEXT DEFAULT 'lenient' NOT NULL, 
	answer TEXT, 
	price_rule TEXT, 
	prepaid BOOLEAN DEFAULT 0 NOT NULL, 
	spend_limit_nano BIGINT, 
	retention_s BIGINT DEFAULT '86400' NOT NULL, 
	max_store_bytes BIGINT, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
INSERT INTO "project" VALUES('proj_Koa6Jp9HxB6SI4K9tmpqJIsg','default',1795251220119,'lenient',NULL,NULL,0,NULL,3153600000,NULL);
INSERT INTO "project" VALUES('proj_pSeZeGbfpGfw3e2dIIN8DWlY','atelier',1795251224026,'lenient',NULL,NULL,0,1000000000,3153600000,NULL);
CREATE TABLE recollection (
	project_id TEXT NOT NULL, 
	key_digest TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	generation_id TEXT NOT NULL, 
	created_ms BIGINT NOT NULL, 
	expires_ms BIGINT NOT NULL, 
	PRIMARY KEY (project_id, key_digest), 
	FOREIGN KEY(project_id) REFERENCES project (id)
);
INSERT INTO "recollection" VALUES('proj_Koa6Jp9HxB6SI4K9tmpqJIsg','e56cfb908bff81990de863342d6d91c94af3d9568a61a7a67ae05501b6738cef','Vs9bGz5n8vEA0flRyXJ5cLqntuxWbTT9hO_g7IOe-9Y','gen_OALjxV9fOP5ua9P4Xt14IY68',1795251220479,4102444800000);
INSERT INTO "recollection" VALUES('proj_Koa6Jp9HxB6SI4K9tmpqJIsg','0311cb493c6a60e94f26d6ed6bcdb750f06751ea3a4a2c825a6eacdb4353c8d2','wrAlSlF8Kwihzp4E9BxBMBCQM1kFS5DitbPSodbmXGw','gen_RZMU09XpPVUYLc7frFHDrXAG',1795251221592,4102444800000);
INSERT INTO "recollection" VALUES('proj_Koa6Jp9HxB6SI4K9tmpqJIsg','89c554f22550f7d734db5601c81c75d28d7f4f65a8ef90dffcfc2fe1cea96bf6','yMTNnhTWnEdWM50fryWZLLZI6exym0He6kKUXv1O17E','gen_rL2lK86wH6IOOImjJqAdLW8B',1795251224268,4102444800000);
CREATE TABLE txn (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	generation_id TEXT, 
	created_ms BIGINT NOT NULL, 
	note TEXT, 
	CONSTRAINT one_txn_of_a_kind UNIQUE (kind, generation_id)
);
INSERT INTO "txn" VALUES(1,'settle','gen_OALjxV9fOP5ua9P4Xt14IY68',1795251221585,NULL);
INSERT INTO "txn" VALUES(2,'settle','gen_RZMU09XpPVUYLc7frFHDrXAG',1795251222212,NULL);
CREATE INDEX ix_api_key_project_id ON api_key (project_id);
CREATE INDEX ix_entry_account ON entry (account);
CREATE INDEX ix_entry_txn_id ON entry (txn_id);
CREATE INDEX ix_recollection_generation_id ON recollection (generation_id);
CREATE INDEX generation_running ON generation (owner_id) WHERE state = 'running';
CREATE INDEX generation_list ON generation (project_id, created_ms, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('txn',2);
INSERT INTO "sqlite_sequence" VALUES('entry',4);
COMMIT;
