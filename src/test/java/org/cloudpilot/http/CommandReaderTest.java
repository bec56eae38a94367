package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// Which sentence a body of execute-command becomes, word by word, and which become none.
class CommandReaderTest {
    private static Outcome<CommandRequest> read(String body) {
        ObjectNode object = assertInstanceOf(ObjectNode.class, Json.read(body.replace('\'', '"')));
        return CommandRequest.read(
                new BodyFields(object, Manual.EMPTY.takes(CommandReader.FIELDS).bodyNames()));
    }

    private static String words(Command command) {
        List<String> words = new ArrayList<>();
        words.add(command.path());
        command.attributes().forEach(each -> words.add("=" + each.name() + "=" + each.value()));
        words.addAll(command.queries());
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'command':'interface'} | /interface/print",
                "{'command':'/interface/getall'} | /interface/getall",
                "{'command':'interface/*A1'} | /interface/print ?.id=*A1",
                "{'command':'interface/*A1','params':{'running':true}} | /interface/print ?.id=*A1 ?running=true",
                "{'command':'interface','params':{'?name':'x','type':'ether','#':'&'}} | /interface/print ?name=x ?type=ether ?#&",
                "{'command':'interface','params':{'>mtu':1400,'?<mtu':'1600','-comment':''}} | /interface/print ?>mtu=1400 ?<mtu=1600 ?-comment",
                "{'command':'interface','params':{'.proplist':['name','mtu']}} | /interface/print =.proplist=name,mtu",
                "{'command':'interface','data':{'stats':''}} | /interface/print =stats=",
                "{'command':'ip/hotspot/user/add','method':'PUT','data':{'name':'x','limit-uptime':3600}} | /ip/hotspot/user/add =name=x =limit-uptime=3600",
                "{'command':'ip/hotspot/user','method':'PUT','data':{'disabled':false,'server':['a','b']}} | /ip/hotspot/user/add =disabled=no =server=a,b",
                "{'command':'queue/simple/*1','method':'PATCH','data':{'max-limit':'1M/1M'}} | /queue/simple/set =.id=*1 =max-limit=1M/1M",
                "{'command':'queue/simple/set','method':'PATCH','data':{'numbers':'a,b','!comment':''}} | /queue/simple/set =numbers=a,b =!comment=",
                "{'command':'queue/simple','method':'DELETE','data':{'.id':'*1'}} | /queue/simple/remove =.id=*1",
                "{'command':'queue/simple/remove/*1f','method':'DELETE'} | /queue/simple/remove =.id=*1f",
                "{'command':'system/reboot','method':'POST'} | /system/reboot",
                "{'command':'interface/enable','method':'POST','data':{'.id':'*1'}} | /interface/enable =.id=*1",
            })
    void becomesOneSentence(String body, String sentence) {
        CommandRequest request = read(body).orThrow();
        assertEquals(
                sentence,
                words(assertInstanceOf(CommandRequest.Sentence.class, request).sentence()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | command",
                "{'command':''} | command",
                "{'command':'/'} | command",
                "{'command':'../ip'} | command",
                "{'command':'ip/../user'} | command",
                "{'command':'ip//address'} | command",
                "{'command':'ip/address?x'} | command",
                "{'command':'ip address'} | command",
                "{'command':'IP/address'} | command",
                "{'command':'ip/%61ddress'} | command",
                "{'command':'ip/address/*zz'} | command",
                "{'command':'*1'} | command",
                "{'command':'ip/*1/address'} | command",
                "{'command':'ip/address\\n'} | command",
                "{'command':'http://evil/ip'} | command",
                "{'command':['ip']} | command",
                "{'command':'ip/address','method':'get'} | method",
                "{'command':'ip/address','method':'TRACE'} | method",
                "{'command':'ip/address','method':1} | method",
                "{'command':'ip/address/add'} | method",
                "{'command':'ip/address/remove','method':'GET'} | method",
                "{'command':'ip/address/remove','method':'PUT'} | method",
                "{'command':'ip/address/add','method':'DELETE','data':{'.id':'*1'}} | method",
                "{'command':'ip/address/*1','method':'PUT'} | command",
                "{'command':'ip/address/*1','method':'POST'} | command",
                "{'command':'ip/address','method':'PATCH','data':{'comment':'x'}} | data",
                "{'command':'ip/address','method':'DELETE'} | data",
                "{'command':'ip/address','method':'DELETE','data':{'.id':''}} | data",
                "{'command':'ip/address','method':'DELETE','data':{'.id':' '}} | data",
                "{'command':'ip/address','method':'DELETE','data':{'.id':'*1','numbers':'*2'}} | data",
                "{'command':'ip/address/*1','method':'DELETE','data':{'.id':'*2'}} | data",
                "{'command':'ip/address','method':'DELETE','data':{'.id':'*1'},'params':{'a':'b'}} | params",
                "{'command':'ip/address','params':['a']} | params",
                "{'command':'ip/address','params':{'a':null}} | params",
                "{'command':'ip/address','params':{'a':{}}} | params",
                "{'command':'ip/address','params':{'a=b':'c'}} | params",
                "{'command':'ip/address','params':{'':'c'}} | params",
                "{'command':'ip/address','data':'x'} | data",
                "{'command':'ip/address','data':{'mtu':1e400}} | data",
                "{'command':'ip/address','data':{'a':[null]}} | data",
                "{'command':'ip/address','data':{'a b':'c'}} | data",
                "{'command':'ip/address','data':{'a=b':'c'}} | data",
                "{'command':'ip/address','timeout_s':0} | timeout_s",
                "{'command':'ip/address','timeout_s':121} | timeout_s",
                "{'command':'ip/address','timeout_s':'5'} | timeout_s",
                "{'command':'ip/address','verb':'print'} | verb",
                "{'line':'/ip address print','command':'ip/address'} | command",
                "{'line':'/ip address print','timeout_s':0} | timeout_s",
                "{'line':'/ip address print','timeout_s':121} | timeout_s",
                "{'line':null} | line",
            })
    void isRefusedBesideItsField(String body, String field) {
        Refusal.Invalid invalid =
                assertInstanceOf(
                        Refusal.Invalid.class,
                        assertInstanceOf(Outcome.Refused.class, read(body)).refusal());
        assertEquals(List.of(field), List.copyOf(invalid.fields().byField().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void anItemIsNeverLeftToTheRouterToGuess(String method) {
        for (String data : List.of("{}", "{'.id':[]}", "{'numbers':''}", "{'disabled':true}")) {
            String body = "{'command':'interface','method':'%s','data':%s}".formatted(method, data);
            assertInstanceOf(Outcome.Refused.class, read(body));
        }
    }

    @Test
    void aPathHasABound() {
        assertInstanceOf(Outcome.Refused.class, read("{'command':'" + "a/".repeat(40) + "'}"));
        assertTrue(CommandPath.parse("a/".repeat(10)).isPresent());
    }
}
